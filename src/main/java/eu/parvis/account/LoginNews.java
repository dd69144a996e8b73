package eu.parvis.account;

import java.util.Optional;

/** Something happened to the ways in which somebody signs in, for whoever keeps a record of it. */
public sealed interface LoginNews {

  /** The person signed in, with whatever proves it. */
  record Began(PersonId person) implements LoginNews {}

  /** The person signed out. */
  record Ended(PersonId person) implements LoginNews {}

  /**
   * Logins were ended from elsewhere: by the person in another browser, by an administrator, or
   * because the password changed.
   *
   * @param logins how many, 1 or more
   */
  record Revoked(PersonId person, int logins) implements LoginNews {}

  /** A token that was replaced came back; every login of the person has ended. */
  record Stolen(PersonId person) implements LoginNews {}

  /**
   * A password was wrong.
   *
   * @param person whose account was tried, if there is one of that address
   */
  record Refused(Optional<PersonId> person) implements LoginNews {}

  /**
   * Attempts with a password have to wait; told once for each wait.
   *
   * @param person whose account was tried, if there is one of that address
   */
  record Throttled(Optional<PersonId> person) implements LoginNews {}

  /** The person, who knew the present password, chose another. */
  record PasswordChanged(PersonId person) implements LoginNews {}

  /** A one-time link set the password. */
  record PasswordReset(PersonId person) implements LoginNews {}

  /**
   * There is a one-time link that can set the password.
   *
   * @param asked by mail, by whoever typed the address; else an administrator made it, or the
   *     operator at a start
   */
  record LinkMade(PersonId person, boolean asked) implements LoginNews {}

  /** The identity provider says from now on who this is. */
  record Entrusted(PersonId person) implements LoginNews {}
}
