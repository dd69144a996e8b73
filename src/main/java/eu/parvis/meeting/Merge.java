package eu.parvis.meeting;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingChange.What;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an editor entered together with what somebody else stored meanwhile: field by field, and of
 * attendees person by person.
 *
 * @param edit what the editor left alone is as it is stored; what both changed is the editor's
 * @param taken what is as it is stored
 * @param contested what both changed otherwise
 * @param disputed of the attendees, those whom both changed otherwise
 */
public record Merge(Edit edit, Set<What> taken, Set<What> contested, List<Dispute> disputed) {

  /**
   * An attendee whom both changed.
   *
   * @param stored as they are stored, or null if they were removed
   */
  public record Dispute(Invitee who, @Nullable Invitee stored) {}

  /** Merges two versions that began with {@code base}. */
  public static Merge of(Draft base, Edit mine, Draft stored) {
    return new Fields(base, mine, stored).merge();
  }

  /**
   * When a meeting takes place is one field: a rule of one and a start of the other make no plan.
   */
  private record When(@Nullable TimeSpan first, @Nullable Recurrence repeats) {

    static When of(MeetingPlan plan) {
      return new When(plan.when(), plan.repeats());
    }
  }

  /** Whether what was stored meanwhile makes no difference to what the editor entered. */
  public boolean nothing() {
    return taken.isEmpty() && contested.isEmpty();
  }

  private static final class Fields {

    private final Draft base;
    private final Edit mine;
    private final Draft stored;
    private final Set<What> taken = EnumSet.noneOf(What.class);
    private final Set<What> contested = EnumSet.noneOf(What.class);
    private final List<Dispute> disputed = new ArrayList<>();

    Fields(Draft base, Edit mine, Draft stored) {
      this.base = base;
      this.mine = mine;
      this.stored = stored;
    }

    Merge merge() {
      return new Merge(new Edit(plan(), invitation(), mine.told()), taken, contested, disputed);
    }

    private MeetingPlan plan() {
      var title = pick(What.TITLE, base.plan().title(), mine.plan().title(), stored.plan().title());
      var when =
          pick(What.TIME, When.of(base.plan()), When.of(mine.plan()), When.of(stored.plan()));
      return new MeetingPlan(title, when.first(), when.repeats());
    }

    private Invitation invitation() {
      var before = base.invitation();
      var entered = mine.invitation();
      var other = stored.invitation();
      return new Invitation(
          pick(What.DESCRIPTION, before.description(), entered.description(), other.description()),
          pick(
              What.GUEST_LIST,
              before.guestListShown(),
              entered.guestListShown(),
              other.guestListShown()),
          pick(What.REMINDERS, before.reminders(), entered.reminders(), other.reminders()),
          attendees(before.attendees(), entered.attendees(), other.attendees()));
    }

    private <T> T pick(What what, T before, T entered, T other) {
      if (entered.equals(other) || before.equals(other)) {
        return entered;
      }
      if (before.equals(entered)) {
        taken.add(what);
        return other;
      }
      contested.add(what);
      return entered;
    }

    /** Too many together are as the editor entered them. */
    private List<Invitee> attendees(
        List<Invitee> before, List<Invitee> entered, List<Invitee> other) {
      var was = byAddress(before);
      var is = byAddress(entered);
      var theirs = byAddress(other);
      var together = new ArrayList<Invitee>();
      Stream.of(is, theirs)
          .flatMap(all -> all.keySet().stream())
          .distinct()
          .forEach(address -> {
            var one = pick(was.get(address), is.get(address), theirs.get(address));
            if (one != null) {
              together.add(one);
            }
          });
      if (together.size() <= Invitation.MOST_ATTENDEES) {
        return together;
      }
      taken.remove(What.ATTENDEES);
      contested.add(What.ATTENDEES);
      disputed.clear();
      return entered;
    }

    private @Nullable Invitee pick(
        @Nullable Invitee before, @Nullable Invitee entered, @Nullable Invitee other) {
      if (alike(entered, other) || alike(before, other)) {
        return entered;
      }
      if (alike(before, entered)) {
        taken.add(What.ATTENDEES);
        return other;
      }
      contested.add(What.ATTENDEES);
      var who = Optional.ofNullable(entered).or(() -> Optional.ofNullable(other)).orElseThrow();
      disputed.add(new Dispute(who, other));
      return entered;
    }

    /** A name is not decided by who edits a meeting. */
    private static boolean alike(@Nullable Invitee one, @Nullable Invitee other) {
      return Optional.ofNullable(one)
          .map(Fields::decided)
          .equals(Optional.ofNullable(other).map(Fields::decided));
    }

    private static Invitee decided(Invitee one) {
      return new Invitee(one.email(), "", one.role(), one.moderator(), one.coOrganizer());
    }

    private static Map<EmailAddress, Invitee> byAddress(List<Invitee> invitees) {
      return invitees.stream()
          .collect(
              Collectors.toMap(Invitee::email, one -> one, (one, _) -> one, LinkedHashMap::new));
    }
  }
}
