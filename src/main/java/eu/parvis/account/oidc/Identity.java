package eu.parvis.account.oidc;

import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonName;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * Somebody as the provider knows them (OpenID Connect Core 1.0 section 5.1).
 *
 * @param subject the provider's name for this person, which no other person ever gets
 * @param verified whether the provider vouches for the address
 * @param name what may be shown of what the provider gives
 * @param organisations what the claim that names the organisation says, which may be several
 */
record Identity(
    String issuer,
    String subject,
    Optional<EmailAddress> email,
    boolean verified,
    Optional<String> name,
    Optional<Language> language,
    Optional<ZoneId> zone,
    Set<String> organisations) {

  private static final int LONGEST_SUBJECT = 255;
  private static final int MOST_ORGANISATIONS = 500;
  private static final int LONGEST_ORGANISATION = 255;
  private static final long MOST_EXACT = 1L << 53;

  Identity {
    organisations = Set.copyOf(organisations);
  }

  /**
   * Whom a token is about.
   *
   * @throws SignInRefused if its subject is longer than the standard allows
   */
  static String subject(OidcIdToken token) {
    var subject = token.getSubject();
    if (subject == null || subject.length() > LONGEST_SUBJECT) {
      throw new SignInRefused(Trouble.INVALID);
    }
    return subject;
  }

  /**
   * What the ID token and the provider's other answer say together; of what both say, the latter
   * counts. An address is vouched for by whichever names it, never by the other.
   */
  static Map<String, Object> claims(Map<String, Object> token, Map<String, Object> userInfo) {
    var claims = new LinkedHashMap<>(token);
    if (userInfo.containsKey("email")) {
      claims.remove("email_verified");
    }
    claims.putAll(userInfo);
    return claims;
  }

  /** Reads claims. */
  static Identity of(OidcSettings settings, String subject, Map<String, Object> claims) {
    return new Identity(
        settings.issuer(),
        subject,
        text(claims, "email").flatMap(EmailAddress::parse),
        settings.trustEmail() || text(claims, "email_verified").filter("true"::equals).isPresent(),
        name(claims),
        text(claims, "locale").map(Identity::language),
        text(claims, "zoneinfo").filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of),
        settings.organisationClaim().isBlank()
            ? Set.of()
            : texts(claims.get(settings.organisationClaim())));
  }

  /** The whole name, or its parts; ProConnect calls the family's {@code usual_name}. */
  private static Optional<String> name(Map<String, Object> claims) {
    return text(claims, "name")
        .or(() ->
            Optional.of(
                Stream.of(
                        text(claims, "given_name"),
                        text(claims, "usual_name").or(() -> text(claims, "family_name")))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "))))
        .map(Identity::shown)
        .filter(PersonName::valid);
  }

  private static String shown(String name) {
    var plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip().replaceAll("\\s+", " ");
    return plain.length() <= NewPerson.NAME_LENGTH ? plain : plain.substring(0, end(plain)).strip();
  }

  /** Where to cut, without cutting a character in two. */
  private static int end(String name) {
    var most = NewPerson.NAME_LENGTH;
    return Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
  }

  private static Language language(String tag) {
    return Language.of(Locale.forLanguageTag(tag.replace('_', '-')));
  }

  /**
   * One text or number, or a list of them; of what is longer than any list should be, the start.
   */
  private static Set<String> texts(@Nullable Object claim) {
    if (claim == null) {
      return Set.of();
    }
    return (claim instanceof Collection<?> several ? several : List.of(claim))
        .stream()
            .limit(MOST_ORGANISATIONS)
            .flatMap(one -> plain(one).stream())
            .filter(text -> !text.isBlank() && text.length() <= LONGEST_ORGANISATION)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Numbers as they are written, without a point; long ones come as any of these. */
  private static Optional<String> plain(@Nullable Object value) {
    return switch (value) {
      case String text -> Optional.of(text.strip());
      case Boolean truth -> Optional.of(truth.toString());
      case Integer number -> Optional.of(number.toString());
      case Long number -> Optional.of(number.toString());
      case BigInteger number -> Optional.of(number.toString());
      case Double number when number == Math.rint(number) && Math.abs(number) <= MOST_EXACT ->
          Optional.of(Long.toString(number.longValue()));
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> text(Map<String, Object> claims, String claim) {
    return Optional.ofNullable(claims.get(claim))
        .filter(value -> value instanceof String || value instanceof Boolean)
        .map(Object::toString)
        .filter(value -> !value.isBlank());
  }
}
