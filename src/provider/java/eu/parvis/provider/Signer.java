package eu.parvis.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.function.Consumer;

/** The provider's key, and ways to sign wrongly. */
public final class Signer {

  private final RSAKey key = generate("provider");
  private final RSAKey foreign = generate("provider");

  JWKSet keys() {
    return new JWKSet(key);
  }

  String logoutToken(Map<String, Object> claims) {
    return sign(key, "logout+jwt", claims);
  }

  String userInfo(Map<String, Object> claims) {
    return sign(key, "JWT", claims);
  }

  /** With another key that has the same name. */
  public String forged(String token) {
    return sign(foreign, "JWT", claims(token));
  }

  /** With other claims and a good signature. */
  public String changed(String token, Consumer<Map<String, Object>> change) {
    var claims = claims(token);
    change.accept(claims);
    return sign(key, "JWT", claims);
  }

  /** With another type in its header, and a good signature. */
  public String typed(String type, String token) {
    return sign(key, type, claims(token));
  }

  /** Without a signature. */
  public String unsigned(String token) {
    return new PlainJWT(set(claims(token))).serialize();
  }

  /** With the public key as if it were a secret. */
  public String confused(String token) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set(claims(token)));
      jwt.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(RSAKey with, String type, Map<String, Object> claims) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID(with.getKeyID())
              .type(new JOSEObjectType(type))
              .build();
      var jwt = new SignedJWT(header, set(claims));
      jwt.sign(new RSASSASigner(with));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().toJSONObject();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JWTClaimsSet set(Map<String, Object> claims) {
    try {
      return JWTClaimsSet.parse(claims);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static RSAKey generate(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
