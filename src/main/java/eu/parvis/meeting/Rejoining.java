package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingChange.What;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes one series again of two that an edit or a deletion split: its undo. */
@Component
class Rejoining {

  private final MeetingRepository meetings;
  private final OccurrenceRows rows;
  private final MeetingEdits edits;
  private final Invitations invitations;
  private final Clock clock;

  Rejoining(
      MeetingRepository meetings,
      OccurrenceRows rows,
      MeetingEdits edits,
      Invitations invitations,
      Clock clock) {
    this.meetings = meetings;
    this.rows = rows;
    this.edits = edits;
    this.invitations = invitations;
    this.clock = clock;
  }

  /**
   * The rest goes; who answered for the series before the split has answered still.
   *
   * @param rest what the split made, locked; the other one is locked after it
   */
  MeetingDetails rejoin(
      Meeting rest, Part.Following part, MeetingDetails before, boolean told, PersonId by) {
    var series = whole(before);
    var meeting =
        meetings
            .lock(before.id().value())
            .filter(found -> !found.deleted() && found.room().equals(rest.room()))
            .orElseThrow(MeetingGone::new);
    if (!meeting.series().equals(Optional.of(series.before(part.day())))) {
      throw new MeetingChanged(meeting.id());
    }
    var notices = told ? notices(meeting, rest) : List.<Notice>of();
    var now = clock.instant();
    meeting.rejoin(series.repeats());
    rest.delete(now, null);
    meetings.saveAndFlush(rest);
    meetings.saveAndFlush(meeting);
    rows.giveBack(rest, meeting, now);
    meeting.expandedUntil(rows.rewrite(meeting, series, now));
    return edits.stored(
        meeting, notices, new MeetingEdits.Entry(by, null, EnumSet.of(What.RESTORED)));
  }

  private static Series whole(MeetingDetails before) {
    return Optional.ofNullable(before.when())
        .map(when -> new Series(when, before.repeats()))
        .orElseThrow(MeetingGone::new);
  }

  private List<Notice> notices(Meeting meeting, Meeting rest) {
    var notices = new ArrayList<>(edits.noticesOfCancel(rest, new Part.All(rest.id())));
    var draft = Draft.of(meeting.details(), invitations.of(meeting));
    notices.addAll(Notices.ofRejoining(new Part.All(meeting.id()), invitations.version(draft)));
    return List.copyOf(notices);
  }
}
