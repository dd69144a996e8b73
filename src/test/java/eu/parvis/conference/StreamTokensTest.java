package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.conference.TokenRefused.Reason;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParvisTest
class StreamTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Autowired private People people;
  @Autowired private Rooms rooms;
  @Autowired private Admissions admissions;
  @Autowired private SpentTokens spent;
  private final KeyPair keys = keyPair();
  private StreamTokens tokens;
  private RoomDetails room;
  private Admission admission;

  @BeforeEach
  void admit() throws AdmissionRefused {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    var owner =
        people.add(
            new NewPerson("Olga", address, Language.ENGLISH, false), ZoneId.of("Europe/Paris"));
    tokens = at(NOW);
    room = rooms.create(owner.id());
    admission =
        admissions
            .admit(room, new ParticipantName("Anna"), Optional.empty(), Optional.empty())
            .admission();
  }

  private StreamTokens at(Instant now) {
    return new StreamTokens(keys, spent, admissions, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void opensOneStreamForItsParticipant() throws TokenRefused {
    var grant = tokens.redeem(tokens.issue(admission, false));

    assertThat(grant)
        .isEqualTo(
            new StreamGrant(admission.participant(), room.id(), "Anna", admission.role(), false));
  }

  @Test
  void namesAShareAsSuch() throws Exception {
    var token = tokens.issue(admission, true);

    assertThat(tokens.redeem(token).screen()).isTrue();
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("screenOf"))
        .isEqualTo(admission.participant().toString());
  }

  /** The switch is {@code audience} in {@code StreamTokens.issue}. */
  @Tag("asvs-9.2.4")
  @Test
  void carriesTheClaimsThatJitsiUses() throws Exception {
    var claims = SignedJWT.parse(tokens.issue(admission, false)).getJWTClaimsSet();

    assertThat(claims.getStringClaim("room")).isEqualTo(room.id().value().toString());
    assertThat(claims.getJSONObjectClaim("context").toString())
        .contains("id=" + admission.participant(), "name=Anna");
    assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(60));
    assertThat(claims.getAudience()).containsExactly("parvis-stream");
  }

  @Test
  void refusesAMissingToken() {
    assertRefused(Reason.MISSING, null);
    assertRefused(Reason.MISSING, "");
  }

  @Test
  void refusesWhatIsNoToken() {
    assertRefused(Reason.MALFORMED, "x");
    assertRefused(Reason.MALFORMED, "a.b.c");
    assertRefused(Reason.MALFORMED, tokens.issue(admission, false) + "x".repeat(5000));
  }

  /** The switch is the expiry in {@code StreamTokens.redeem}. */
  @Tag("asvs-9.2.1")
  @Test
  void refusesAnExpiredToken() {
    var token = tokens.issue(admission, false);

    assertRefused(at(NOW.plus(Duration.ofSeconds(60))), Reason.EXPIRED, token);
  }

  /** The switch is {@code nbf} in {@code StreamTokens.redeem}. */
  @Tag("asvs-9.2.1")
  @Test
  void refusesATokenBeforeItsTime() {
    assertRefused(at(NOW.minusSeconds(1)), Reason.NOT_YET_VALID, tokens.issue(admission, false));
  }

  @Test
  void refusesASpentToken() throws TokenRefused {
    var token = tokens.issue(admission, false);
    tokens.redeem(token);

    assertRefused(Reason.SPENT, token);
  }

  @Test
  void ofSeveralAtOnceOneOpensAStream() throws Exception {
    var token = tokens.issue(admission, false);
    var together = new CyclicBarrier(8);
    Callable<Boolean> redeem =
        () -> {
          together.await();
          try {
            tokens.redeem(token);
            return true;
          } catch (TokenRefused e) {
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results = threads.invokeAll(Stream.generate(() -> redeem).limit(8).toList());
      assertThat(results).map(Future::get).containsOnlyOnce(true);
    }
  }

  @Test
  void refusesATokenForAnotherRoom() throws Exception {
    var other = rooms.create(room.owner());
    var claims = claims().claim("room", other.id().value().toString());

    assertRefused(Reason.WRONG_ROOM, signed(claims.build(), keys));
  }

  @Test
  void refusesATokenOfAParticipantWhoWasNeverAdmitted() throws Exception {
    assertRefused(
        Reason.WRONG_ROOM, signed(claims().subject(UUID.randomUUID().toString()).build(), keys));
  }

  /** The switch is issuer and audience in {@code StreamTokens}. */
  @Tag("asvs-9.2.3")
  @Test
  void refusesAnotherIssuerAndAnotherAudience() throws Exception {
    assertRefused(Reason.WRONG_ISSUER, signed(claims().issuer("jitsi").build(), keys));
    assertRefused(Reason.WRONG_AUDIENCE, signed(claims().audience("jitsi").build(), keys));
    assertRefused(Reason.WRONG_AUDIENCE, signed(claims().audience((String) null).build(), keys));
  }

  /** The switch is the case of what is not signed in {@code StreamTokens.parse}. */
  @Tag("asvs-9.1.2")
  @Test
  void refusesAnUnsignedToken() throws Exception {
    assertRefused(Reason.WRONG_ALGORITHM, new PlainJWT(claims().build()).serialize());
    var parts = new PlainJWT(claims().build()).serialize().split("\\.", -1);
    assertRefused(Reason.MALFORMED, parts[0] + "." + parts[1] + ".AAAA");
  }

  /** The switch is {@code ALGORITHM} in {@code StreamTokens.checkHeader}. */
  @Tag("asvs-9.1.2")
  @Test
  void refusesAnHmacOverThePublicKey() throws Exception {
    var secret = keys.getPublic().getEncoded();

    assertRefused(Reason.WRONG_ALGORITHM, mac(secret));
  }

  @Test
  void refusesAnHmacOverAnEmptyKey() throws Exception {
    var header = Base64URL.encode("{\"alg\":\"HS256\",\"kid\":\"" + kid() + "\"}");
    var payload = Base64URL.encode(claims().build().toString());
    var mac = Mac.getInstance("HmacSHA256");
    // Java refuses an empty key; one zero byte is the same key, because HMAC pads with zeros.
    mac.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
    var signature = mac.doFinal((header + "." + payload).getBytes(StandardCharsets.US_ASCII));

    assertRefused(
        Reason.WRONG_ALGORITHM, header + "." + payload + "." + Base64URL.encode(signature));
  }

  /** The switch is {@code ALGORITHM} in {@code StreamTokens.checkHeader}. */
  @Tag("asvs-9.1.2")
  @Test
  void refusesAnotherAlgorithmOfTheSameKind() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    var signer = new ECDSASigner((ECPrivateKey) generator.generateKeyPair().getPrivate());

    assertRefused(Reason.WRONG_ALGORITHM, signed(claims().build(), JWSAlgorithm.ES384, signer));
  }

  /** The switch is the key id in {@code StreamTokens.checkHeader}. */
  @Tag("asvs-9.1.3")
  @Test
  void refusesAnotherKeyId() throws Exception {
    var token = new SignedJWT(header(JWSAlgorithm.ES256, "another"), claims().build());
    token.sign(new ECDSASigner((ECPrivateKey) keys.getPrivate()));

    assertRefused(Reason.WRONG_KEY, token.serialize());
  }

  @Test
  void refusesTheSignatureOfAnotherKey() throws Exception {
    assertRefused(Reason.WRONG_SIGNATURE, signed(claims().build(), keyPair()));
  }

  /** The switch is the verifier of {@code StreamTokens}, which knows one key and reads no other. */
  @Tag("asvs-9.1.3")
  @Test
  void refusesAKeyThatTheTokenBrings() throws Exception {
    var own = keyPair();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(kid())
            .jwk(new ECKey.Builder(Curve.P_256, (ECPublicKey) own.getPublic()).build())
            .jwkURL(URI.create("https://evil.example/keys"))
            .build();
    var token = new SignedJWT(header, claims().build());
    token.sign(new ECDSASigner((ECPrivateKey) own.getPrivate()));

    assertRefused(Reason.WRONG_SIGNATURE, token.serialize());
  }

  @Test
  void refusesAnEmptyAndAnAllZeroSignature() throws Exception {
    var parts = tokens.issue(admission, false).split("\\.", -1);
    var zero = Base64URL.encode(new byte[64]);

    assertRefused(Reason.WRONG_SIGNATURE, parts[0] + "." + parts[1] + "." + zero);
    assertRefused(Reason.MALFORMED, parts[0] + "." + parts[1] + ".");
  }

  /** The switch is the verifier in {@code StreamTokens}. */
  @Tag("asvs-9.1.1")
  @Test
  void refusesAlteredClaims() throws Exception {
    var parts = tokens.issue(admission, false).split("\\.", -1);
    var shared = claims().claim("screenOf", admission.participant().toString()).build();
    var forged = Base64URL.encode(shared.toString());

    assertRefused(Reason.WRONG_SIGNATURE, parts[0] + "." + forged + "." + parts[2]);
  }

  @Test
  void refusesATokenWithoutExpiryOrId() throws Exception {
    assertRefused(Reason.MALFORMED, signed(claims().expirationTime(null).build(), keys));
    assertRefused(Reason.MALFORMED, signed(claims().jwtID(null).build(), keys));
  }

  @Test
  void refusesWhoWasRemoved() {
    var token = tokens.issue(admission, false);
    admissions.markRemoved(room.id(), admission.participant());

    assertRefused(Reason.REMOVED, token);
  }

  @Test
  void refusesATokenFromBeforeTheEnd() {
    var token = tokens.issue(admission, false);
    admissions.markEnded(room.id());

    assertRefused(Reason.ENDED, token);
  }

  @Test
  void identifiesWithAnExpiredAndSpentToken() throws TokenRefused {
    var token = tokens.issue(admission, false);
    var grant = tokens.redeem(token);

    assertThat(at(NOW.plus(Duration.ofDays(1))).identify(token)).isEqualTo(grant);
  }

  @Test
  void identifiesNobodyWithAForgedToken() throws Exception {
    var forged = signed(claims().build(), keyPair());

    assertThatExceptionOfType(TokenRefused.class)
        .isThrownBy(() -> tokens.identify(forged))
        .extracting(TokenRefused::reason)
        .isEqualTo(Reason.WRONG_SIGNATURE);
  }

  @Test
  void aRefusalSaysNothingOfTheToken() throws Exception {
    var forged = signed(claims().build(), keyPair());

    assertThatExceptionOfType(TokenRefused.class)
        .isThrownBy(() -> tokens.redeem(forged))
        .withNoCause()
        .withMessage("stream token refused: WRONG_SIGNATURE");
  }

  private void assertRefused(Reason reason, @Nullable String token) {
    assertRefused(tokens, reason, token);
  }

  private static void assertRefused(StreamTokens tokens, Reason reason, @Nullable String token) {
    assertThatExceptionOfType(TokenRefused.class)
        .isThrownBy(() -> tokens.redeem(token))
        .extracting(TokenRefused::reason)
        .isEqualTo(reason);
  }

  private JWTClaimsSet.Builder claims() throws ParseException {
    return new JWTClaimsSet.Builder(
            SignedJWT.parse(tokens.issue(admission, false)).getJWTClaimsSet())
        .notBeforeTime(Date.from(NOW));
  }

  private String mac(byte[] secret) throws Exception {
    return signed(claims().build(), JWSAlgorithm.HS256, new MACSigner(secret));
  }

  private String signed(JWTClaimsSet claims, KeyPair pair) throws Exception {
    return signed(claims, JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) pair.getPrivate()));
  }

  private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws Exception {
    var token = new SignedJWT(header(algorithm, kid()), claims);
    token.sign(signer);
    return token.serialize();
  }

  private String kid() throws ParseException {
    return SignedJWT.parse(tokens.issue(admission, false)).getHeader().getKeyID();
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).keyID(kid).build();
  }

  private static KeyPair keyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
