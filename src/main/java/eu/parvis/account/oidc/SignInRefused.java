package eu.parvis.account.oidc;

import org.springframework.security.core.AuthenticationException;

/** Nobody is signed in; says nothing of whom. */
final class SignInRefused extends AuthenticationException {

  private final Trouble trouble;

  SignInRefused(Trouble trouble) {
    super(trouble.code());
    this.trouble = trouble;
  }

  SignInRefused(Trouble trouble, Throwable cause) {
    super(trouble.code(), cause);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
