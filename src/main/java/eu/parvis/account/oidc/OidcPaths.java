package eu.parvis.account.oidc;

/** Where signing in by the provider takes place. */
final class OidcPaths {

  /** A sign-in begins; with {@link #SILENT} only if the provider need not ask. */
  static final String BEGIN = "/oidc/login";

  /** The provider sends people back to it. */
  static final String CALLBACK = "/oidc/callback";

  /** The provider tells that a session ended. */
  static final String BACK_CHANNEL = "/oidc/logout";

  static final String SILENT = "silent";

  /** The provider asks who it is even if it knows. */
  static final String AGAIN = "again";

  /** Where a sign-in that failed ends, with the {@link Trouble} behind it. */
  static final String FAILED = "/login?provider=";

  private OidcPaths() {}
}
