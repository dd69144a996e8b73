package eu.parvis.meeting;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.Notice.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who gets what because of a change. Whoever was never asked is invited, or hears nothing of what
 * they were not told of; a change of the list alone bothers nobody else.
 */
final class Notices {

  private Notices() {}

  /**
   * A part of a meeting as it was, or as it is to be.
   *
   * @param asked the addresses that were ever sent a request
   */
  record Version(MeetingPlan plan, Invitation invitation, Set<EmailAddress> asked) {

    private List<Invitee> askedAttendees() {
      return invitation.attendees().stream().filter(this::asked).toList();
    }

    private boolean asked(Invitee invitee) {
      return asked.contains(invitee.email());
    }
  }

  /** Everybody is invited to a new meeting. */
  static List<Notice> ofSchedule(MeetingId meeting, MeetingPlan plan, Invitation invitation) {
    return plan.when() == null
        ? List.of()
        : invitation.attendees().stream()
            .map(invitee -> new Notice(invitee, new Part.All(meeting), Reason.INVITED))
            .toList();
  }

  /** What an edit of a part makes; a split is one of {@link Part.Following}. */
  static List<Notice> ofEdit(Part part, Version before, MeetingPlan plan, Invitation invitation) {
    if (plan.when() == null) {
      return List.of();
    }
    return switch (part) {
      case Part.All _ -> ofAll(part, before, plan, invitation);
      case Part.One _ ->
          whole(before, plan)
              .map(reason -> each(before.askedAttendees(), part, reason))
              .orElse(List.of());
      case Part.Following(var meeting, _) -> {
        var notices =
            new ArrayList<>(each(before.askedAttendees(), new Part.All(meeting), Reason.SHORTENED));
        var reason = whole(before, plan).orElse(Reason.UPDATED);
        for (var invitee : invitation.attendees()) {
          notices.add(new Notice(invitee, part, before.asked(invitee) ? reason : Reason.INVITED));
        }
        yield List.copyOf(notices);
      }
    };
  }

  private static List<Notice> ofAll(
      Part part, Version before, MeetingPlan plan, Invitation invitation) {
    var stay = invitation.attendees().stream().map(Invitee::email).collect(Collectors.toSet());
    var notices = new ArrayList<Notice>();
    before.askedAttendees().stream()
        .filter(invitee -> !stay.contains(invitee.email()))
        .forEach(invitee -> notices.add(new Notice(invitee, part, Reason.REMOVED)));
    var known =
        before.invitation().attendees().stream()
            .collect(Collectors.toMap(Invitee::email, Function.identity()));
    var whole =
        whole(before, plan)
            .or(() ->
                Optional.of(Reason.UPDATED)
                    .filter(
                        _ -> !before.invitation().description().equals(invitation.description())));
    for (var invitee : invitation.attendees()) {
      reason(before, invitee, known, whole)
          .ifPresent(reason -> notices.add(new Notice(invitee, part, reason)));
    }
    return List.copyOf(notices);
  }

  private static Optional<Reason> reason(
      Version before, Invitee invitee, Map<EmailAddress, Invitee> known, Optional<Reason> whole) {
    if (!before.asked(invitee)) {
      return Optional.of(Reason.INVITED);
    }
    var was = known.get(invitee.email());
    var sameRole = was != null && was.role() == invitee.role();
    return whole.or(() -> sameRole ? Optional.empty() : Optional.of(Reason.UPDATED));
  }

  /** What a cancellation of a part makes. */
  static List<Notice> ofCancel(Part part, Version before) {
    if (before.plan().when() == null) {
      return List.of();
    }
    return switch (part) {
      case Part.All _, Part.One _ -> each(before.askedAttendees(), part, Reason.CANCELLED);
      case Part.Following(var meeting, _) ->
          each(before.askedAttendees(), new Part.All(meeting), Reason.SHORTENED);
    };
  }

  /** What it makes that a series goes on again as it did before a split. */
  static List<Notice> ofRejoining(Part.All part, Version before) {
    return each(before.askedAttendees(), part, Reason.UPDATED);
  }

  /** Whether clients are to show another time: what makes SEQUENCE grow. */
  static boolean retimed(MeetingPlan before, MeetingPlan after) {
    return after.when() != null && (!after.when().equals(before.when()) || ruled(before, after));
  }

  private static boolean ruled(MeetingPlan before, MeetingPlan after) {
    return !Objects.equals(before.repeats(), after.repeats());
  }

  private static Optional<Reason> whole(Version before, MeetingPlan plan) {
    if (retimed(before.plan(), plan)) {
      return Optional.of(Reason.TIME_CHANGED);
    }
    return before.plan().title().equals(plan.title())
        ? Optional.empty()
        : Optional.of(Reason.UPDATED);
  }

  private static List<Notice> each(List<Invitee> invitees, Part part, Reason reason) {
    return invitees.stream().map(invitee -> new Notice(invitee, part, reason)).toList();
  }
}
