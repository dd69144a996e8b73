package eu.parvis.conference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import eu.parvis.conference.TokenRefused.Reason;
import eu.parvis.room.RoomId;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Tokens that open streams: JSON Web Tokens of 60 s, spent once, with the claims that Jitsi uses
 * ({@code room}, {@code context.user}). One algorithm is pinned, ES256, and one key by its {@code
 * kid}, so that no header of a token chooses how the token is checked (RFC 8725 section 3.1).
 */
@Service
public class StreamTokens {

  /** How long a token can open a stream. */
  public static final Duration VALIDITY = Duration.ofSeconds(60);

  static final String ISSUER = "parvis";
  static final String AUDIENCE = "parvis-stream";

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
  private static final int MAX_LENGTH = 4096;

  private final ECKey key;
  private final ECDSASigner signer;
  private final ECDSAVerifier verifier;
  private final SpentTokens spent;
  private final Admissions admissions;
  private final Clock clock;

  /**
   * @param keys a key pair on the curve P-256
   */
  StreamTokens(KeyPair keys, SpentTokens spent, Admissions admissions, Clock clock) {
    this.spent = spent;
    this.admissions = admissions;
    this.clock = clock;
    try {
      this.key =
          new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic())
              .privateKey(keys.getPrivate())
              .keyIDFromThumbprint()
              .build();
      this.signer = new ECDSASigner(key);
      this.verifier = new ECDSAVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the signing key must be an EC key on P-256", e);
    }
  }

  /**
   * Makes a token for one stream of a participant.
   *
   * @param screen whether the stream carries a screen share
   */
  public String issue(Admission admission, boolean screen) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var participant = admission.participant().toString();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(participant)
            .claim("room", admission.room().value().toString())
            .claim("context", Map.of("user", Map.of("id", participant, "name", admission.name())))
            .jwtID(UUID.randomUUID().toString())
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALIDITY)));
    if (screen) {
      claims.claim("screenOf", participant);
    }
    var header =
        new JWSHeader.Builder(ALGORITHM).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build();
    try {
      var token = new SignedJWT(header, claims.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key cannot sign", e);
    }
  }

  /**
   * Opens a stream with a token, which is spent by that. Name and role are those of the admission
   * at this moment.
   */
  public StreamGrant redeem(@Nullable String token) throws TokenRefused {
    var claims = authentic(token);
    var now = clock.instant();
    var expiry = instant(claims.getExpirationTime());
    if (now.isBefore(instant(claims.getNotBeforeTime()))) {
      throw new TokenRefused(Reason.NOT_YET_VALID);
    }
    if (!now.isBefore(expiry)) {
      throw new TokenRefused(Reason.EXPIRED);
    }
    var id = uuid(claims.getJWTID());
    var grant = grant(claims);
    if (!spent.spend(id, expiry)) {
      throw new TokenRefused(Reason.SPENT);
    }
    return grant;
  }

  /**
   * Who a token was made for, expired and spent or not: for resuming a stream that is parked, never
   * for opening one.
   */
  public StreamGrant identify(@Nullable String token) throws TokenRefused {
    return grant(authentic(token));
  }

  private JWTClaimsSet authentic(@Nullable String token) throws TokenRefused {
    if (token == null || token.isBlank()) {
      throw new TokenRefused(Reason.MISSING);
    }
    try {
      var signed = parse(token);
      checkHeader(signed.getHeader());
      if (!signed.verify(verifier)) {
        throw new TokenRefused(Reason.WRONG_SIGNATURE);
      }
      return checked(signed.getJWTClaimsSet());
    } catch (ParseException e) {
      throw new TokenRefused(Reason.MALFORMED);
    } catch (JOSEException e) {
      throw new TokenRefused(Reason.WRONG_SIGNATURE);
    }
  }

  private static SignedJWT parse(String token) throws TokenRefused, ParseException {
    if (token.length() > MAX_LENGTH) {
      throw new TokenRefused(Reason.MALFORMED);
    }
    return switch (JWTParser.parse(token)) {
      case SignedJWT signed -> signed;
      case JWT _ -> throw new TokenRefused(Reason.WRONG_ALGORITHM);
    };
  }

  private void checkHeader(JWSHeader header) throws TokenRefused {
    if (!ALGORITHM.equals(header.getAlgorithm())) {
      throw new TokenRefused(Reason.WRONG_ALGORITHM);
    }
    if (!key.getKeyID().equals(header.getKeyID())) {
      throw new TokenRefused(Reason.WRONG_KEY);
    }
  }

  private static JWTClaimsSet checked(JWTClaimsSet claims) throws TokenRefused {
    if (!ISSUER.equals(claims.getIssuer())) {
      throw new TokenRefused(Reason.WRONG_ISSUER);
    }
    if (!List.of(AUDIENCE).equals(claims.getAudience())) {
      throw new TokenRefused(Reason.WRONG_AUDIENCE);
    }
    return claims;
  }

  private StreamGrant grant(JWTClaimsSet claims) throws TokenRefused {
    var participant = new ParticipantId(uuid(claims.getSubject()));
    var admission =
        admissions
            .find(new RoomId(uuid(claims.getClaim("room"))), participant)
            .orElseThrow(() -> new TokenRefused(Reason.WRONG_ROOM));
    var screenOf = claims.getClaim("screenOf");
    if (screenOf != null && !participant.equals(new ParticipantId(uuid(screenOf)))) {
      throw new TokenRefused(Reason.MALFORMED);
    }
    return switch (admission.standing()) {
      case REMOVED -> throw new TokenRefused(Reason.REMOVED);
      case SENT_BACK -> throw new TokenRefused(Reason.SENT_BACK);
      case ENDED -> throw new TokenRefused(Reason.ENDED);
      case UNKNOWN -> throw new TokenRefused(Reason.WRONG_ROOM);
      case VALID ->
          new StreamGrant(
              participant, admission.room(), admission.name(), admission.role(), screenOf != null);
    };
  }

  private static UUID uuid(@Nullable Object claim) throws TokenRefused {
    if (claim instanceof String text) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new TokenRefused(Reason.MALFORMED);
      }
    }
    throw new TokenRefused(Reason.MALFORMED);
  }

  private static Instant instant(@Nullable Date date) throws TokenRefused {
    if (date == null) {
      throw new TokenRefused(Reason.MALFORMED);
    }
    return date.toInstant();
  }
}
