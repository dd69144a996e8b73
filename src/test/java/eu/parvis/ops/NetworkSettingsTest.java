package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.kernel.WrongSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

class NetworkSettingsTest {

  @TempDir private Path folder;
  private final MockEnvironment environment = new MockEnvironment();

  /** The switch is {@code server.address} in {@code NetworkSettings}. */
  @Tag("asvs-12.2.1")
  @Test
  void httpListensOnTheLoopbackInterface() {
    apply();
    assertThat(environment.getProperty("server.address")).isEqualTo("localhost");
    assertThat(environment.getProperty("server.ssl.bundle")).isNull();
  }

  @Test
  void anOperatorMayListenElsewhere() {
    environment.setProperty("server.address", "0.0.0.0");
    apply();
    assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
  }

  @Test
  void tlsListensEverywhereAndReadsItsFilesAgain() throws Exception {
    environment.setProperty("parvis.tls.certificate", file("cert.pem"));
    environment.setProperty("parvis.tls.private-key", file("key.pem"));
    apply();
    assertThat(environment.getProperty("server.address")).isNull();
    assertThat(environment.getProperty("server.port")).isEqualTo("8443");
    assertThat(environment.getProperty("spring.ssl.bundle.pem.parvis.reload-on-update"))
        .isEqualTo("true");
    assertThat(environment.getProperty("spring.ssl.bundle.pem.parvis.keystore.certificate"))
        .isEqualTo(folder.resolve("cert.pem").toUri().toString());
  }

  @Test
  void aCertificateWithoutItsKeyIsRefused() throws Exception {
    environment.setProperty("parvis.tls.certificate", file("cert.pem"));
    assertThatThrownBy(this::apply)
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("parvis.tls.private-key is missing");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    environment.setProperty("parvis.tls.certificate", "/missing/cert.pem");
    environment.setProperty("parvis.tls.private-key", file("key.pem"));
    assertThatThrownBy(this::apply)
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("/missing/cert.pem cannot be read");
  }

  @Test
  void aPublicUrlThatIsNoneIsNamed() {
    assertThatThrownBy(() -> new OperationConfiguration().publicUrl("parvis.example.org"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("parvis.public-url");
    assertThat(new OperationConfiguration().publicUrl(" ").configured()).isNull();
  }

  @Test
  void causesAreFoundBelowSpringsExceptions() {
    var wrapped = new IllegalStateException(new StartupFailure("why\nand more"));
    assertThat(StartupFailureReporter.lineFor(wrapped)).isEqualTo("why");
    var setting = new IllegalStateException(new WrongSetting("a setting"));
    assertThat(StartupFailureReporter.lineFor(setting)).isEqualTo("a setting");
    var forbidden =
        new IllegalStateException(
            new SQLException("ERROR: permission denied for table person\n at", "42501"));
    assertThat(StartupFailureReporter.lineFor(forbidden))
        .startsWith("the database says: ERROR: permission denied for table person. Grant");
    assertThat(StartupFailureReporter.lineFor(new PortInUseException(81))).contains("port 81 is");
    assertThat(StartupFailureReporter.lineFor(new IllegalStateException("bug"))).isNull();
  }

  private String file(String name) throws Exception {
    return Files.createFile(folder.resolve(name)).toString();
  }

  private void apply() {
    new NetworkSettings().postProcessEnvironment(environment, new SpringApplication());
  }
}
