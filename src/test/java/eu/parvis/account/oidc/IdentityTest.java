package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  @Test
  void readsStandardClaims() {
    var identity =
        read(
            Map.of(
                "email",
                "Ines@Ville.example",
                "email_verified",
                true,
                "name",
                "Inès Moreau",
                "locale",
                "en-GB",
                "zoneinfo",
                "America/Cayenne"));
    assertThat(identity.email()).contains(new EmailAddress("ines@ville.example"));
    assertThat(identity.verified()).isTrue();
    assertThat(identity.name()).contains("Inès Moreau");
    assertThat(identity.language()).contains(Language.ENGLISH);
    assertThat(identity.zone()).contains(ZoneId.of("America/Cayenne"));
    assertThat(identity.organisation()).isEmpty();
  }

  @Test
  void putsANameTogether() {
    assertThat(read(Map.of("given_name", "Inès", "usual_name", "Moreau")).name())
        .contains("Inès Moreau");
    assertThat(
            read(Map.of("given_name", "Inès", "family_name", "Roux", "usual_name", "Moreau"))
                .name())
        .contains("Inès Moreau");
    assertThat(read(Map.of("family_name", "Roux")).name()).contains("Roux");
    assertThat(read(Map.of()).name()).isEmpty();
  }

  @Test
  void aNameHasNothingInItThatDoesNotShow() {
    assertThat(read(Map.of("name", " Inès\u202E\u0000 \n Moreau\u2066 ")).name())
        .contains("Inès Moreau");
    assertThat(read(Map.of("name", "\u200B\u202E")).name()).isEmpty();
  }

  @Test
  void aNameIsCutBetweenCharacters() {
    assertThat(read(Map.of("name", "é".repeat(10_000))).name()).contains("é".repeat(80));
    assertThat(read(Map.of("name", "é".repeat(79) + "😀")).name()).contains("é".repeat(79));
  }

  @Test
  void whatIsNoTextIsNotRead() {
    var identity =
        read(Map.of("name", Map.of("x", "y"), "email", 5, "locale", "", "zoneinfo", "Mars/Base"));
    assertThat(identity.name()).isEmpty();
    assertThat(identity.email()).isEmpty();
    assertThat(identity.language()).isEmpty();
    assertThat(identity.zone()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,false", "1,false", "false,false"})
  void vouchingIsOneWord(String said, boolean meant) {
    assertThat(read(Map.of("email_verified", said)).verified()).isEqualTo(meant);
  }

  /** The switch is {@code Identity.claims}. */
  @Test
  void anAddressIsVouchedForByWhatNamesIt() {
    var token = Map.<String, Object>of("email", "ines@ville.example", "email_verified", true);

    var claims = Identity.claims(token, Map.of("email", "minister@ville.example"));
    assertThat(read(claims).email()).contains(new EmailAddress("minister@ville.example"));
    assertThat(read(claims).verified()).isFalse();

    assertThat(read(Identity.claims(token, Map.of("name", "Inès"))).verified()).isTrue();
    assertThat(read(Identity.claims(Map.of("email_verified", true), token)).verified()).isTrue();
  }

  @Test
  void aProviderMayBeTrustedWithAddresses() {
    assertThat(Identity.of(settings(true, ""), "s", Map.of()).verified()).isTrue();
    assertThat(read(Map.of()).verified()).isFalse();
  }

  @Test
  void theOrganisationIsInTheClaimThatWasNamed() {
    var identity =
        Identity.of(settings(false, "siret"), "s", Map.of("siret", "21750001600019", "org", "x"));
    assertThat(identity.organisation()).contains("21750001600019");
  }

  private static Identity read(Map<String, Object> claims) {
    return Identity.of(settings(false, ""), "s", claims);
  }

  static OidcSettings settings(boolean trustEmail, String claim) {
    return new OidcSettings(
        "https://id.example",
        "parvis",
        "secret",
        null,
        "",
        Set.of(),
        Set.of(),
        claim,
        claim.isEmpty() ? Set.of() : Set.of("21750001600019"),
        trustEmail,
        false);
  }
}
