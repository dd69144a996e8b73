package eu.parvis.account;

/** Names for {@code @RolesAllowed}. */
public final class Roles {

  /** Everybody who is signed in. */
  public static final String PERSON = "PERSON";

  /** Who may add people and see how the server does. */
  public static final String ADMINISTRATOR = "ADMINISTRATOR";

  private Roles() {}
}
