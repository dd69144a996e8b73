package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.ical.EventTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What calendars of attendees are told of a part of a meeting, as it stands in a transaction. */
@Component
public class InvitationEvents {

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final OccurrenceExceptions exceptions;
  private final Clock clock;

  InvitationEvents(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      OccurrenceExceptions exceptions,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.exceptions = exceptions;
    this.clock = clock;
  }

  /**
   * What is told.
   *
   * @param title of the part
   * @param when the first or only time of the part
   * @param repeats null if the part is one occurrence
   * @param items a series before its exceptions
   */
  public record Told(
      MeetingDetails meeting,
      String title,
      TimeSpan when,
      @Nullable Recurrence repeats,
      List<Item> items) {

    /** The same meeting by another plan, without exceptions. */
    public Told by(MeetingPlan plan) {
      var series = new Series(Objects.requireNonNull(plan.when()), plan.repeats());
      var item = new Item(plan.title(), time(series, List.of()), items.getFirst().sequence());
      return new Told(meeting, plan.title(), series.when(), series.repeats(), List.of(item));
    }
  }

  /** One event of a calendar. */
  public record Item(String title, EventTime time, int sequence) {}

  /** Empty if there is no such part, or it has no time. */
  public Optional<Told> of(Part part, Method method) {
    var found = meetings.findById(part.meeting().value());
    return part instanceof Part.One(_, var day)
        ? found.flatMap(meeting -> one(meeting, day))
        : found.flatMap(meeting -> meeting.series().map(series -> whole(meeting, series, method)));
  }

  private Optional<Told> one(Meeting meeting, LocalDate day) {
    var row = occurrences.findById(new Occurrence.Key(meeting.id().value(), day));
    return meeting
        .series()
        .flatMap(series -> row.map(Occurrence::details).flatMap(one -> one(series, one)));
  }

  private static Optional<Told> one(Series series, OccurrenceDetails one) {
    var when = one.when();
    return when == null
        ? Optional.empty()
        : Optional.of(
            new Told(
                one.meeting(), one.title(), when, null, List.of(exception(series, one, when))));
  }

  private Told whole(Meeting meeting, Series series, Method method) {
    var details = meeting.details();
    var own = method == Method.CANCEL ? List.<OccurrenceDetails>of() : exceptions(meeting, series);
    var items = new ArrayList<Item>();
    items.add(new Item(details.title(), time(series, own), details.sequence()));
    for (var one : own) {
      var when = one.when();
      if (!one.cancelled() && when != null) {
        items.add(exception(series, one, when));
      }
    }
    return new Told(details, details.title(), series.when(), series.repeats(), items);
  }

  private List<OccurrenceDetails> exceptions(Meeting meeting, Series series) {
    return meeting.repeats()
        ? exceptions.toCome(meeting.id().value(), clock.instant()).stream()
            .map(Occurrence::details)
            .filter(one -> series.has(one.day()))
            .toList()
        : List.of();
  }

  private static EventTime time(Series series, List<OccurrenceDetails> own) {
    if (series.repeats() == null) {
      return EventTime.once(series.when());
    }
    Set<LocalDate> without =
        own.stream()
            .filter(OccurrenceDetails::cancelled)
            .map(OccurrenceDetails::day)
            .collect(Collectors.toSet());
    return EventTime.series(series.when(), RecurrenceRule.text(series.repeats()), without);
  }

  private static Item exception(Series series, OccurrenceDetails one, TimeSpan when) {
    var time = EventTime.exception(series.when(), one.day(), when);
    return new Item(one.title(), time, one.sequence());
  }
}
