package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import eu.parvis.signaling.TurnServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnSettingsTest {

  private static final Duration TTL = Duration.ofHours(1);

  @TempDir private Path temporary;

  @Test
  void withoutServersThereIsNoSecret() {
    assertThat(servers(List.of())).isSameAs(TurnServers.NONE);
    assertThat(temporary.resolve("secrets")).doesNotExist();
  }

  @Test
  void withServersThereIsASecretInAFile() {
    TurnServers turn = servers(List.of("turns:turn.example.org:443?transport=tcp"));
    assertThat(temporary.resolve("secrets/turn.secret")).content().startsWith(turn.secret().get());
    assertThat(turn.toString()).doesNotContain(turn.secret().get());
  }

  @Test
  void anAddressThatIsNoneIsOneLine() {
    assertThatThrownBy(() -> servers(List.of("https://turn.example.org")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("parvis.turn.uris: https://turn.example.org");
  }

  private TurnServers servers(List<String> uris) {
    Secrets secrets = new Secrets(temporary.resolve("secrets"), SecretSettings.NONE);
    return new OperationConfiguration().turnServers(new TurnSettings(uris, TTL), secrets);
  }
}
