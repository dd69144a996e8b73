package eu.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a person's browser process is started.
 *
 * @param media what camera and microphone give; null for a machine without either
 * @param arguments more command-line flags
 * @param machine where it runs; null for this machine
 */
record Chromium(@Nullable FakeMedia media, List<String> arguments, @Nullable Network machine)
    implements WebBrowser {

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-search-engine-choice-screen");

  /** Answers the browser's own questions about camera, microphone and what to share. */
  private static final List<String> CONSENTING =
      List.of("--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection");

  private static final String SHELL = "/usr/bin/chromium-headless-shell";
  private static final List<String> WHOLE =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  static Chromium with(FakeMedia media) {
    return new Chromium(media, List.of(), null);
  }

  /** A machine with neither camera nor microphone. */
  static Chromium withoutDevices() {
    return new Chromium(null, List.of(), null);
  }

  /** The same with one more flag. */
  Chromium and(String argument) {
    List<String> more = new ArrayList<>(arguments);
    more.add(argument);
    return new Chromium(media, List.copyOf(more), machine);
  }

  /** The same on the machine at the home of {@code network}. */
  Chromium at(Network network) {
    return new Chromium(media, arguments, network);
  }

  /** Starts Playwright's driver without the browsers that it would download. */
  static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  @Override
  public Browser launch(Playwright playwright) {
    List<String> all = new ArrayList<>(QUIET);
    all.addAll(CONSENTING);
    if (media == null) {
      all.add("--use-fake-device-for-media-stream=device-count=0");
    } else {
      all.add("--use-fake-device-for-media-stream");
      all.add("--use-file-for-fake-video-capture=" + media.picture());
      all.add("--use-file-for-fake-audio-capture=" + media.sound());
    }
    all.addAll(arguments);
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(machine == null ? program() : machine.atHome(program()))
                .setHeadless(true)
                .setArgs(all));
  }

  /**
   * As for an ordinary person: with the right to, Chromium puts threads of its own before
   * everything else on the machine, which here is the product too, and makes that wait for a third
   * of a second.
   */
  private Path program() {
    Path executable = executable();
    Path setpriv = Path.of("/usr/bin/setpriv");
    if (!Files.isExecutable(setpriv) || !"root".equals(System.getProperty("user.name"))) {
      return executable;
    }
    return Target.script(
        executable.getFileName().toString(),
        "exec %s --bounding-set=-sys_nice --inh-caps=-sys_nice -- %s \"$@\""
            .formatted(setpriv, executable));
  }

  /**
   * The shell is all that anybody sees of Chromium, but it has nobody to ask for a permission, and
   * so takes the default route alone (RFC 8828, mode 2): not where networks are changed.
   */
  private Path executable() {
    return Stream.concat(machine == null ? Stream.of(SHELL) : Stream.of(), WHOLE.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium in /usr/bin"));
  }
}
