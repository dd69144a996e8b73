package eu.parvis.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was done; the database keeps the word. */
public enum Kind {
  /** Somebody signed in. */
  SIGNED_IN,
  /** Somebody signed out. */
  SIGNED_OUT,
  /** Passwords were wrong; the detail says how many within about a minute. */
  SIGN_IN_FAILED,
  /** Attempts with a password had to wait. */
  SIGN_IN_THROTTLED,
  /** Logins were ended from elsewhere; the detail says how many. */
  SESSIONS_REVOKED,
  /** A login was used by two browsers. */
  SESSION_STOLEN,
  /** Somebody who knew the password chose another. */
  PASSWORD_CHANGED,
  /** A one-time link set the password. */
  PASSWORD_RESET,
  /** An administrator made a one-time link. */
  LINK_MADE,
  /** A one-time link was asked for by mail. */
  LINK_ASKED,
  /** The identity provider says from now on who it is. */
  ENTRUSTED,
  /** Who it is at the identity provider was forgotten; the address says it once more. */
  IDENTITY_FORGOTTEN,
  /** There is a new account. */
  PERSON_ADDED,
  /** An account has another name, by its person, an administrator or the identity provider. */
  PERSON_RENAMED,
  /** An account was suspended. */
  SUSPENDED,
  /** A suspension was lifted. */
  REINSTATED,
  /** Somebody became an administrator. */
  PROMOTED,
  /** Somebody is no longer an administrator. */
  DEMOTED,
  /** An administrator took away somebody's picture. */
  PICTURE_REMOVED,
  /** An account was deleted. */
  PERSON_DELETED,
  /** A room has other settings, another link or owner, or other people with a role. */
  ROOM_CHANGED,
  /** A room was deleted for good. */
  ROOM_DELETED,
  /** What is known of somebody was saved as a file. */
  DATA_EXPORTED,
  /** The log was saved as a file. */
  LOG_EXPORTED;

  /** The kind of this word, whatever its case. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst();
  }

  /** Of its text. */
  public String key() {
    return "audit.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
