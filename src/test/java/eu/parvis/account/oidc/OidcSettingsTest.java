package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://id.example/realms/x", "http://localhost:9000", "http://[::1]/"})
  void anIssuerThatNobodyCanImpersonateIsTaken(String issuer) {
    assertThat(settings(issuer, "secret", null).issuer()).isEqualTo(issuer);
  }

  /** The switch is {@code trustworthy} in {@code OidcSettings}. */
  @Tag("asvs-1.3.6")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example",
        "id.example",
        "https://id.example/?x=y",
        "ldap://id.example",
        "",
        "%"
      })
  void anotherIssuerIsRefused(String issuer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(issuer, "secret", null))
        .withMessageContaining("parvis.oidc.issuer");
  }

  @Test
  void theSecretIsInAPropertyOrInAFile(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("secret"), "from a file\n");
    assertThat(settings("https://id.example", null, file).secret()).isEqualTo("from a file");
    assertThat(settings("https://id.example", "given", null).secret()).isEqualTo("given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://id.example", null, null))
        .withMessageContaining("parvis.oidc.client-secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://id.example", "given", file));
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(settings("https://id.example", "hidden", null).toString()).doesNotContain("hidden");
  }

  @Test
  void openidIsAlwaysAskedFor() {
    assertThat(settings("https://id.example", "secret", null).scopes())
        .containsExactlyInAnyOrder("openid", "email");
  }

  @Test
  void theProviderIsCalledAsItsHostUnlessItHasAName() {
    assertThat(settings("https://id.example", "secret", null).label()).isEqualTo("id.example");
  }

  /** The switch is the value of {@code silent} where nobody sets one. */
  @Tag("asvs-7.6.2")
  @Test
  void nobodyIsSignedInUnaskedUnlessTheOperatorSaysSo() {
    var set =
        Map.of(
            "parvis.oidc.issuer", "https://id.example",
            "parvis.oidc.client-id", "parvis",
            "parvis.oidc.client-secret", "secret");
    var settings =
        new Binder(new MapConfigurationPropertySource(set))
            .bind("parvis.oidc", OidcSettings.class)
            .get();
    assertThat(settings.silent()).isFalse();
  }

  private static OidcSettings settings(
      String issuer, @Nullable String secret, @Nullable Path file) {
    return new OidcSettings(
        issuer, "parvis", secret, file, "", Set.of("email"), Set.of(), "", Set.of(), false, false);
  }
}
