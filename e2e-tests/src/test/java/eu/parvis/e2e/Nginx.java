package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's nginx with the configuration that the handbook shows. */
final class Nginx implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pattern EXAMPLE = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

  private final Companion program;

  private Nginx(Companion program) {
    this.program = program;
  }

  /** Serves {@code port} with TLS and passes on to the product's {@code upstream} port. */
  static Nginx start(int port, int upstream, Certificate certificate) {
    try {
      Path folder = Target.folder("nginx");
      Files.createDirectories(folder);
      Path configuration = folder.resolve("nginx.conf");
      Files.writeString(configuration, configuration(folder, port, upstream, certificate));
      Companion program =
          Companion.start(
              new ProcessBuilder(
                      "/usr/sbin/nginx", "-p", folder.toString(), "-c", configuration.toString())
                  .redirectErrorStream(true)
                  .redirectOutput(folder.resolve("nginx.log").toFile()));
      Nginx nginx = new Nginx(program);
      Patience.until("nginx listens", SOON, () -> listens(port), Boolean::booleanValue);
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String configuration(Path folder, int port, int upstream, Certificate certificate)
      throws IOException {
    String handbook = Files.readString(Target.repository().resolve("docs/operating/proxy.md"));
    Matcher example = EXAMPLE.matcher(handbook);
    if (!example.find()) {
      throw new IllegalStateException("docs/operating/proxy.md shows no nginx configuration");
    }
    String servers =
        example
            .group(1)
            .replaceAll("listen \\[::\\]:[^;]*;", "")
            .replaceAll("listen 443 ", "listen 127.0.0.1:" + port + " ")
            .replaceAll("server_name [^;]*;", "server_name localhost;")
            .replaceAll("ssl_certificate [^;]*;", "ssl_certificate " + certificate.chain() + ";")
            .replaceAll(
                "ssl_certificate_key [^;]*;", "ssl_certificate_key " + certificate.key() + ";")
            .replaceAll("127\\.0\\.0\\.1:8080|localhost:8080", "127.0.0.1:" + upstream);
    return """
    daemon off;
    pid %1$s/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
    %2$s
    }
    """
        .formatted(folder, servers);
  }

  @Override
  public void close() {
    program.close();
  }
}
