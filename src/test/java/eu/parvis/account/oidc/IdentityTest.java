package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    assertThat(identity.organisations()).isEmpty();
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
    assertThat(identity.organisations()).containsExactly("21750001600019");
  }

  /** Keycloak lists organisations and groups; a SIRET may be a number. */
  @Test
  void theClaimMayBeANumberOrAListOfThem() {
    assertThat(organisations(List.of("ville", " agglo ", ""))).containsOnly("ville", "agglo");
    assertThat(organisations(21750001600019L)).containsOnly("21750001600019");
    assertThat(organisations(21750001600019d)).containsOnly("21750001600019");
    assertThat(organisations(new BigInteger("21750001600019"))).containsOnly("21750001600019");
    assertThat(organisations(List.of(7, "ville"))).containsOnly("7", "ville");
    assertThat(organisations(true)).containsOnly("true");
  }

  @Test
  void whatNamesNoOrganisationIsNotRead() {
    assertThat(Identity.of(settings(false, "org"), "s", Map.of()).organisations()).isEmpty();
    assertThat(organisations(Map.of("ville", Map.of()))).isEmpty();
    assertThat(organisations(1.5)).isEmpty();
    assertThat(organisations(Arrays.asList(null, List.of("ville")))).isEmpty();
    assertThat(organisations("x".repeat(256))).isEmpty();
  }

  @Test
  void aListIsReadAsFarAsListsShouldBe() {
    var many = IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();
    assertThat(organisations(many)).hasSize(500).contains("0", "499");
  }

  private static Set<String> organisations(Object claim) {
    return Identity.of(settings(false, "org"), "s", Map.of("org", claim)).organisations();
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
