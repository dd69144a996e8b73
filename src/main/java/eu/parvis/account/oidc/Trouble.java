package eu.parvis.account.oidc;

import java.util.Locale;

/** Why somebody is not signed in; texts {@code oidc.<kind>.title} and {@code .text}. */
enum Trouble {
  /** The provider would have to ask, and was told not to. */
  SILENT,
  /** The sign-in was not begun in this browser, or too long ago, or is done. */
  EXPIRED,
  /** The person, or the provider's rules, said no. */
  DENIED,
  /** The provider cannot be reached or does not do its part. */
  UNAVAILABLE,
  /** What came back cannot be relied on. */
  INVALID,
  /** The provider does not vouch for the address. */
  UNVERIFIED,
  /** Nobody invited this person, and the address is not the organisation's. */
  UNKNOWN,
  /** Nobody invited this person, and the claim that names the organisation names none of ours. */
  ORGANISATION,
  /** The address belongs to an account that somebody else signs in to. */
  TAKEN,
  /** An administrator suspended the account. */
  SUSPENDED;

  /** As it stands in addresses and keys. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
