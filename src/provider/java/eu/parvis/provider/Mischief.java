package eu.parvis.provider;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the provider does wrong, or differently, until {@link #end}. */
public final class Mischief {

  private volatile Consumer<Map<String, Object>> idTokenClaims = _ -> {};
  private volatile UnaryOperator<String> idToken = UnaryOperator.identity();
  private volatile Consumer<Map<String, Object>> userInfo = _ -> {};
  private volatile boolean signedUserInfo;
  private volatile String away = "";

  /** Changes claims before the ID token is signed. */
  public void idTokenClaims(Consumer<Map<String, Object>> change) {
    idTokenClaims = change;
  }

  /** Replaces ID tokens. */
  public void idToken(UnaryOperator<String> change) {
    idToken = change;
  }

  /** Changes what the UserInfo endpoint says. */
  public void userInfo(Consumer<Map<String, Object>> change) {
    userInfo = change;
  }

  /** Has the UserInfo endpoint answer with a signed JWT, as ProConnect's does. */
  public void signUserInfo() {
    signedUserInfo = true;
  }

  /** Answers 503 at paths that begin so. */
  public void away(String path) {
    away = path;
  }

  /** Does everything right again. */
  public void end() {
    idTokenClaims = _ -> {};
    idToken = UnaryOperator.identity();
    userInfo = _ -> {};
    signedUserInfo = false;
    away = "";
  }

  Consumer<Map<String, Object>> idTokenClaims() {
    return idTokenClaims;
  }

  UnaryOperator<String> idToken() {
    return idToken;
  }

  Consumer<Map<String, Object>> userInfo() {
    return userInfo;
  }

  boolean signedUserInfo() {
    return signedUserInfo;
  }

  boolean isAway(String path) {
    return !away.isEmpty() && path.startsWith(away);
  }
}
