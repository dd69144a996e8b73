package eu.parvis.account;

import org.jspecify.annotations.Nullable;

/**
 * An administrator, or the operator, changed what somebody may do from now on; published in the
 * transaction that changes it.
 */
public sealed interface StandingChanged {

  /** Whose account it is. */
  PersonId person();

  /** The administrator; null: the operator. */
  @Nullable PersonId by();

  /** Nobody comes in by this account any more. */
  record Suspended(PersonId person, PersonId by) implements StandingChanged {}

  /** The person may come in again. */
  record Reinstated(PersonId person, PersonId by) implements StandingChanged {}

  /** The person administers this server. */
  record Promoted(PersonId person, @Nullable PersonId by) implements StandingChanged {}

  /** The person no longer administers this server. */
  record Demoted(PersonId person, PersonId by) implements StandingChanged {}

  /** Who signs in by the identity provider with the address is bound to the account anew. */
  record IdentityForgotten(PersonId person, @Nullable PersonId by) implements StandingChanged {}

  /** The account is about to be deleted; what the person had has passed on. */
  record Deleted(PersonId person, PersonId by) implements StandingChanged {}
}
