package eu.parvis.account;

/** Whom an open one-time link is for. */
public sealed interface Welcome {

  /** Nobody administers this product yet: the link makes its first administrator. */
  record FirstAdministrator() implements Welcome {}

  /** An administrator gave this person a link to set a password. */
  record Invited(PersonProfile person) implements Welcome {}
}
