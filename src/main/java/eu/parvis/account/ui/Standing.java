package eu.parvis.account.ui;

import eu.parvis.account.Administration;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonId;
import java.util.List;
import java.util.Locale;

/** What an administrator can change of somebody's standing. */
enum Standing {
  PROMOTE,
  DEMOTE,
  SUSPEND,
  REINSTATE;

  /** What can be changed of another person at the moment. */
  static List<Standing> of(PersonEntry entry) {
    if (entry.suspended()) {
      return List.of(REINSTATE);
    }
    return List.of(entry.profile().administrator() ? DEMOTE : PROMOTE, SUSPEND);
  }

  boolean takesAway() {
    return this == DEMOTE || this == SUSPEND;
  }

  /** Of its texts. */
  String key() {
    return "account.standing." + name().toLowerCase(Locale.ROOT);
  }

  void change(Administration administration, PersonId by, PersonId person) {
    switch (this) {
      case PROMOTE -> administration.promote(by, person);
      case DEMOTE -> administration.demote(by, person);
      case SUSPEND -> administration.suspend(by, person);
      case REINSTATE -> administration.reinstate(by, person);
    }
  }
}
