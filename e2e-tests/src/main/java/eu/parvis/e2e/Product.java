package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The built product as a process, with ports and a data folder of its own.
 *
 * <p>Every socket that the process opens is watched; see {@link #straySockets()}.
 */
final class Product implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Pattern WELCOME = Pattern.compile("First administrator: (\\S+)");

  private final DataFolder folder;
  private final int httpPort;
  private final int mediaPort;
  private final URI probed;
  private final URI url;
  private final ProductSettings settings;
  private final HttpClient http;
  private final List<SocketWatch> watches = new ArrayList<>();
  private boolean welcomed;
  private @Nullable ProcessHandle process;

  private Product(DataFolder folder, int httpPort, int mediaPort, ProductSettings settings) {
    this.folder = folder;
    this.httpPort = httpPort;
    this.mediaPort = mediaPort;
    this.probed = URI.create("%s://%s:%d/".formatted(settings.scheme(), settings.host(), httpPort));
    this.url = settings.publicUrl() == null ? probed : settings.publicUrl();
    this.settings = settings;
    this.http = settings.http();
  }

  /** A product with fresh data in {@code target/products/<name>}, ready to serve. */
  static Product start(String name) {
    return start(name, ProductSettings.plain());
  }

  static Product start(String name, ProductSettings settings) {
    try {
      DataFolder folder = DataFolder.empty(name);
      Product product = new Product(folder, freeTcpPort(), freeUdpPort(), settings);
      product.start();
      return product;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The product with plain HTTP that an earlier run left in {@code target/products/<name>}; for who
   * writes journeys and would not wait for a start each time.
   */
  static Product running(String name) {
    DataFolder folder = DataFolder.of(name);
    List<Long> known = folder.remembered();
    Product product =
        new Product(
            folder, known.get(0).intValue(), known.get(1).intValue(), ProductSettings.plain());
    product.process = ProcessHandle.of(known.get(2)).orElseThrow();
    product.welcomed = known.size() > 3;
    product.watches.add(new SocketWatch(known.get(2), product::expected));
    return product;
  }

  /** Lets the process run on after this virtual machine, for {@link #running}. */
  void leave() {
    watches.forEach(SocketWatch::close);
  }

  /** Starts again on the same data and ports, after {@link #stop} or {@link #kill}. */
  void start() {
    launch();
    try {
      Patience.until("the product answers", START_LIMIT, this::serving, Boolean::booleanValue);
    } catch (NotObserved e) {
      kill();
      close();
      throw new NotObserved(e.getMessage() + "\n" + log());
    }
  }

  /** Starts the process and returns before it serves. */
  void launch() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(settings.machine());
    command.addAll(List.of("-jar", UnpackedJar.PATH.toString()));
    command.add("--server.port=" + httpPort);
    command.add("--parvis.media.port=" + mediaPort);
    settings.arguments().stream()
        .map(argument -> argument.replace(ProductSettings.PORT, Integer.toString(httpPort)))
        .forEach(command::add);
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(folder.path().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.logFile().toFile()))
              .start();
      process = started.toHandle();
      remember();
      watches.add(new SocketWatch(started.pid(), this::expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean serving() {
    if (process == null || !process.isAlive()) {
      throw new NotObserved("the product ended while it started\n" + log());
    }
    return alive();
  }

  /** True if the product answers its probe. */
  boolean alive() {
    HttpRequest probe =
        HttpRequest.newBuilder(probed.resolve("/api/alive")).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** SIGTERM, and waits for the end. */
  void stop() {
    end(false);
  }

  /** SIGKILL, and waits for the end. */
  void kill() {
    end(true);
  }

  private void end(boolean atOnce) {
    ProcessHandle running = process;
    if (running == null) {
      return;
    }
    if (atOnce) {
      running.destroyForcibly();
    } else {
      running.destroy();
    }
    try {
      running.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      running.destroyForcibly();
      throw new NotObserved("the product did not stop\n" + log());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  /** Stops the process and what a kill may have left of its database. */
  @Override
  public void close() {
    try {
      stop();
    } finally {
      watches.forEach(SocketWatch::close);
      folder.database().flatMap(ProcessHandle::of).ifPresent(DataFolder::end);
    }
  }

  /** The address that people use. */
  URI url() {
    return url;
  }

  /** The origin that pages of this product may ask, as browsers write it. */
  String origin() {
    return "%s://%s".formatted(url.getScheme(), url.getAuthority());
  }

  /** The TURN servers that it was told, as browsers write them. */
  Set<String> turnServers() {
    return ProductSettings.turnServers(settings.arguments());
  }

  /** The identity provider that it was told. */
  Optional<URI> provider() {
    return ProductSettings.provider(settings.arguments());
  }

  int httpPort() {
    return httpPort;
  }

  int mediaPort() {
    return mediaPort;
  }

  /** The process id. Fails while the product is stopped. */
  long pid() {
    if (process == null) {
      throw new IllegalStateException("stopped");
    }
    return process.pid();
  }

  /** The one-time link that the first start printed, for whom uses it; empty from then on. */
  Optional<URI> firstAdministratorLink() {
    Optional<URI> link = unusedFirstAdministratorLink();
    welcomed = true;
    remember();
    return link;
  }

  private void remember() {
    if (welcomed) {
      folder.remember(httpPort, mediaPort, pid(), 1);
    } else {
      folder.remember(httpPort, mediaPort, pid());
    }
  }

  Optional<URI> unusedFirstAdministratorLink() {
    if (welcomed) {
      return Optional.empty();
    }
    Matcher matcher =
        Patience.until(
            "the link for the first administrator",
            Duration.ofSeconds(30),
            () -> WELCOME.matcher(log()),
            Matcher::find);
    return Optional.of(url.resolve(URI.create(matcher.group(1)).getPath()));
  }

  /** Everything that the product printed, over all its starts. */
  String log() {
    return folder.log();
  }

  /**
   * Internet sockets of the process, over all its starts, that serve neither HTTP, data, mail nor
   * media.
   */
  Set<String> straySockets() {
    return watches.stream()
        .flatMap(watch -> watch.strays().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean expected(Sockets.Socket socket) {
    if (!socket.tcp()) {
      return socket.localPort() == mediaPort;
    }
    return socket.localPort() == httpPort
        || servesDatabase(socket)
        || carriesMail(socket)
        || asksProvider(socket);
  }

  private boolean asksProvider(Sockets.Socket socket) {
    return provider().filter(provider -> provider.getPort() == socket.remotePort()).isPresent();
  }

  private boolean carriesMail(Sockets.Socket socket) {
    return socket.remoteAddress().isLoopbackAddress()
        && ProductSettings.mailPorts(settings.arguments()).contains(socket.remotePort());
  }

  private boolean servesDatabase(Sockets.Socket socket) {
    return socket.remoteAddress().isLoopbackAddress()
        && folder.databasePort().filter(port -> port == socket.remotePort()).isPresent();
  }

  /** A port that nobody listens on at the moment. */
  static int freeTcpPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
