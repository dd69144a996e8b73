package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingChange.What;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes parts of meetings that are locked, with what follows for rows, attendees and rooms. */
@Component
class MeetingEdits {

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final OccurrenceRows rows;
  private final Attendees attendees;
  private final AttendeeRows attendeeRows;
  private final Invitations invitations;
  private final MeetingHistory history;
  private final RoomGrants grants;
  private final RoomAgendas agendas;
  private final Clock clock;

  MeetingEdits(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      OccurrenceRows rows,
      Attendees attendees,
      AttendeeRows attendeeRows,
      Invitations invitations,
      MeetingHistory history,
      RoomGrants grants,
      RoomAgendas agendas,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.rows = rows;
    this.attendees = attendees;
    this.attendeeRows = attendeeRows;
    this.invitations = invitations;
    this.history = history;
    this.grants = grants;
    this.agendas = agendas;
    this.clock = clock;
  }

  /** A part as stored, or empty if the meeting has no such part. */
  Optional<Draft> draft(Meeting meeting, Part part) {
    var invitation = invitations.of(meeting);
    return switch (effective(meeting.details(), part)) {
      case Part.All _ -> Optional.of(Draft.of(meeting.details(), invitation));
      case Part.One(_, var day) ->
          occurrence(meeting, day).map(Occurrence::details).map(one -> Draft.of(one, invitation));
      case Part.Following(_, var day) ->
          seriesAt(meeting, day)
              .map(series -> Draft.of(part, meeting.details(), series.from(day), invitation));
    };
  }

  /** What takes place once has no parts, and all that follow the first are all. */
  static Part effective(MeetingDetails meeting, Part part) {
    var first = Optional.ofNullable(meeting.when()).map(when -> when.start().toLocalDate());
    var whole =
        switch (part) {
          case Part.All _ -> true;
          case Part.One _ -> meeting.repeats() == null;
          case Part.Following(_, var day) -> first.filter(day::equals).isPresent();
        };
    return whole ? new Part.All(meeting.id()) : part;
  }

  /** Who would get what. */
  List<Notice> noticesOfEdit(Meeting meeting, Part part, Edit edit) {
    return noticesOfEdit(draft(meeting, part).orElseThrow(MeetingGone::new), edit);
  }

  private List<Notice> noticesOfEdit(Draft before, Edit edit) {
    var plan = edit.plan();
    var when = plan.when();
    return when == null || new Series(when, plan.repeats()).over(clock.instant())
        ? List.of()
        : Notices.ofEdit(before.part(), invitations.version(before), plan, edit.invitation());
  }

  /** Who would get what; nobody if nothing is to come, or the meeting has no such part. */
  List<Notice> noticesOfCancel(Meeting meeting, Part part) {
    return draft(meeting, part)
        .filter(before -> !before.cancelled() && toCome(before.part()))
        .map(before -> Notices.ofCancel(before.part(), invitations.version(before)))
        .orElse(List.of());
  }

  private boolean toCome(Part part) {
    var now = clock.instant();
    var id = part.meeting().value();
    return part instanceof Part.One(_, var day)
        ? occurrences
            .findById(new Occurrence.Key(id, day))
            .filter(one -> one.listedUntil().isAfter(now))
            .isPresent()
        : occurrences.toCome(id, now);
  }

  MeetingDetails schedule(Meeting meeting, Edit edit) {
    meeting.tell(edit.invitation());
    attendees.replace(meeting, edit.invitation().attendees());
    meeting
        .series()
        .ifPresentOrElse(series -> write(meeting, series, false), () -> rows.writeUntimed(meeting));
    var notices =
        edit.told()
            ? Notices.ofSchedule(meeting.id(), edit.plan(), edit.invitation())
            : List.<Notice>of();
    return stored(
        meeting, notices, new Entry(meeting.organizer(), null, EnumSet.of(What.SCHEDULED)));
  }

  MeetingDetails edit(Meeting meeting, Part part, Edit edit, PersonId by) {
    var before = draft(meeting, part).orElseThrow(MeetingGone::new);
    if (before.part() instanceof Part.One(_, var day)) {
      return editOne(meeting, day, before, edit, by);
    }
    var notices = notices(before, edit);
    var edited = split(meeting, before.part(), by, What.SHORTENED);
    var wasSeries = edited.repeats();
    edited.plan(edit.plan());
    edited.tell(edit.invitation());
    attendees.replace(edited, edit.invitation().attendees());
    var retimed = Notices.retimed(before.plan(), edit.plan());
    var whole = before.part() instanceof Part.All;
    if (whole && (retimed || removes(notices))) {
      edited.reschedule();
    }
    meetings.saveAndFlush(edited);
    if (edit.plan().when() != null) {
      edited.series().ifPresent(series -> write(edited, series, wasSeries));
    }
    if (retimed) {
      attendeeRows.reopen(edited.id(), clock.instant());
    }
    var what = whole ? MeetingHistory.changes(before, edit) : EnumSet.of(What.SCHEDULED);
    return stored(edited, about(notices, edited), new Entry(by, null, what), before);
  }

  private MeetingDetails editOne(
      Meeting meeting, LocalDate day, Draft before, Edit edit, PersonId by) {
    if (edit.plan().repeats() != null) {
      throw new IllegalArgumentException("one occurrence does not repeat");
    }
    var mine = new Edit(edit.plan(), before.invitation(), edit.told());
    var notices = notices(before, mine);
    var one = occurrence(meeting, day).orElseThrow(MeetingGone::new);
    one.plan(mine.plan());
    meeting.touch();
    if (Notices.retimed(before.plan(), mine.plan())) {
      one.reschedule();
      attendeeRows.reopen(meeting.id(), day);
    }
    var entry = new Entry(by, day, MeetingHistory.changes(before, mine));
    return stored(meeting, notices, entry, before);
  }

  private List<Notice> notices(Draft before, Edit edit) {
    return edit.told() ? noticesOfEdit(before, edit) : List.of();
  }

  /** Whoever is removed gets a CANCEL, which has a number of its own. */
  private static boolean removes(List<Notice> notices) {
    return notices.stream().anyMatch(notice -> notice.reason() == Notice.Reason.REMOVED);
  }

  MeetingDetails cancel(Meeting meeting, Part part, boolean told, PersonId by) {
    var before = draft(meeting, part).orElseThrow(MeetingGone::new);
    var notices = told ? noticesOfCancel(meeting, part) : List.<Notice>of();
    var now = clock.instant();
    if (before.part() instanceof Part.One(_, var day)) {
      var one = occurrence(meeting, day).orElseThrow(MeetingGone::new);
      if (!one.cancelled()) {
        one.cancel(now);
        one.reschedule();
      }
      meeting.touch();
      return stored(meeting, notices, new Entry(by, day, EnumSet.of(What.CANCELLED)));
    }
    var cancelled = split(meeting, before.part(), by, What.SHORTENED);
    if (!cancelled.cancelled()) {
      cancelled.cancel(now);
      cancelled.reschedule();
    }
    meetings.saveAndFlush(cancelled);
    rows.cancel(cancelled, now);
    return stored(cancelled, notices, new Entry(by, null, EnumSet.of(What.CANCELLED)));
  }

  /**
   * The meeting that has the part and nothing else.
   *
   * @param what the other one's history says of it
   */
  Meeting split(Meeting meeting, Part part, PersonId by, What what) {
    if (!(part instanceof Part.Following(_, var day))) {
      return meeting;
    }
    var now = clock.instant();
    var rest = meetings.saveAndFlush(meeting.splitAt(day, now));
    meetings.saveAndFlush(meeting);
    rows.move(meeting, rest, day);
    attendeeRows.copy(meeting.id(), rest.id(), now);
    attendeeRows.follow(meeting.id());
    history.add(meeting.id(), by, day, EnumSet.of(what), 0);
    return rest;
  }

  /** Notices of what follows a split are about the meeting that has it now. */
  private static List<Notice> about(List<Notice> notices, Meeting edited) {
    return notices.stream()
        .map(notice -> notice.part() instanceof Part.Following ? notice.of(edited.id()) : notice)
        .toList();
  }

  private void write(Meeting meeting, Series series, boolean wasSeries) {
    var now = clock.instant();
    meeting.expandedUntil(
        wasSeries ? rows.rewrite(meeting, series, now) : rows.replace(meeting, series, now));
  }

  /** Who did what, in the history. */
  record Entry(PersonId by, @Nullable LocalDate day, Set<What> what) {}

  /** Stores a meeting, with what follows for rows, attendees and its room. */
  MeetingDetails stored(Meeting meeting, List<Notice> notices, Entry entry) {
    return stored(meeting, notices, entry, null);
  }

  private MeetingDetails stored(
      Meeting meeting, List<Notice> notices, Entry entry, @Nullable Draft before) {
    var saved = meetings.saveAndFlush(meeting);
    attendeeRows.follow(saved.id());
    var told = Math.toIntExact(notices.stream().map(Notice::recipient).distinct().count());
    history.add(saved.id(), entry.by(), entry.day(), entry.what(), told);
    invitations.send(notices, before);
    grants.write(saved.room());
    agendas.announce(saved.room());
    return saved.details();
  }

  /** The row is asked for first: it exists for near days alone, and a rule goes on for ever. */
  private Optional<Series> seriesAt(Meeting meeting, LocalDate day) {
    return occurrence(meeting, day)
        .flatMap(_ -> meeting.series())
        .filter(series -> series.has(day));
  }

  private Optional<Occurrence> occurrence(Meeting meeting, LocalDate day) {
    return occurrences.findById(new Occurrence.Key(meeting.id().value(), day));
  }
}
