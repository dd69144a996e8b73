package eu.parvis.account;

import java.util.List;
import java.util.Optional;

/** What a module keeps of people that outlives their account: it passes to somebody, or ends. */
public interface Belongings {

  /** What there is of somebody, as somebody reads it who is about to delete the account. */
  List<Holding> of(PersonId person);

  /**
   * Passes everything on, in the transaction that deletes the account and before it does.
   *
   * @param heir who has it from now on; empty: it ends
   * @param by the administrator who deletes the account
   */
  void pass(PersonId person, Optional<PersonId> heir, PersonId by);
}
