package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is invited to which meeting, and what they answered. */
@Service
@Transactional
public class Attendees {

  private final AttendeeRows rows;
  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final People people;
  private final Clock clock;

  Attendees(
      AttendeeRows rows,
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      People people,
      Clock clock) {
    this.rows = rows;
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.people = people;
    this.clock = clock;
  }

  /** Everybody who is invited to a meeting, with what they answered for all of it. */
  @Transactional(readOnly = true)
  public List<AttendeeDetails> list(MeetingId meeting) {
    return rows.list(meeting);
  }

  /** Everybody who is invited to a meeting, with what stands for the occurrence of a day. */
  @Transactional(readOnly = true)
  public List<AttendeeDetails> list(MeetingId meeting, LocalDate day) {
    var own = rows.responses(meeting, day);
    return rows.list(meeting).stream()
        .map(attendee -> attendee.with(own.getOrDefault(attendee.id(), attendee.response())))
        .toList();
  }

  /** The attendee of this id, with what they answered for all of the meeting. */
  @Transactional(readOnly = true)
  public Optional<AttendeeDetails> find(AttendeeId id) {
    return rows.find(id);
  }

  /** A person as an attendee of a meeting. */
  @Transactional(readOnly = true)
  public Optional<AttendeeDetails> find(MeetingId meeting, PersonId person) {
    return rows.find(meeting, person);
  }

  /**
   * Keeps an answer that came from an address.
   *
   * @param day of the occurrence that it is for, or null if it is for the whole meeting
   */
  public AnswerOutcome answer(
      AttendeeId attendee, EmailAddress by, @Nullable LocalDate day, Answer answer) {
    return answer(
        attendee, known -> known.invitee().email().ascii().equals(by.ascii()), day, answer);
  }

  /**
   * Keeps the answer of somebody who is signed in.
   *
   * @param day of the occurrence that it is for, or null if it is for the whole meeting
   */
  public AnswerOutcome answer(
      AttendeeId attendee, PersonId by, @Nullable LocalDate day, Answer answer) {
    return answer(attendee, known -> by.equals(known.person()), day, answer);
  }

  private AnswerOutcome answer(
      AttendeeId id, Predicate<AttendeeDetails> theirs, @Nullable LocalDate day, Answer answer) {
    // Edits hold the meeting, so what is read after it is locked is what the answer is for.
    var open =
        rows.find(id)
            .flatMap(found -> meetings.lock(found.meeting().value()))
            .filter(meeting -> answerable(meeting, day));
    var attendee = open.flatMap(_ -> rows.find(id));
    if (attendee.isEmpty()) {
      return AnswerOutcome.GONE;
    }
    if (!theirs.test(attendee.get())) {
      return AnswerOutcome.NOT_THEIRS;
    }
    return keep(attendee.get(), open.get().repeats() ? day : null, answer);
  }

  private boolean answerable(Meeting meeting, @Nullable LocalDate day) {
    return !meeting.deleted()
        && !meeting.cancelled()
        && (day == null
            || occurrences
                .findById(new Occurrence.Key(meeting.id().value(), day))
                .filter(occurrence -> !occurrence.cancelled())
                .isPresent());
  }

  private AnswerOutcome keep(AttendeeDetails attendee, @Nullable LocalDate day, Answer answer) {
    var standing =
        day == null
            ? attendee.response()
            : rows.response(attendee.id(), day).orElse(attendee.response().open());
    var outcome = standing.judge(answer);
    if (outcome == AnswerOutcome.TAKEN) {
      if (day == null) {
        rows.respond(attendee.id(), standing.with(answer));
      } else {
        rows.respond(attendee.id(), day, standing.with(answer));
      }
    }
    return outcome;
  }

  /** Makes the list of a meeting this one; who stays keeps their answers. */
  void replace(Meeting meeting, List<Invitee> invitees) {
    var before =
        rows.list(meeting.id()).stream()
            .collect(Collectors.toMap(known -> known.invitee().email(), Function.identity()));
    var accounts = accounts(invitees);
    var added = new ArrayList<AttendeeDetails>();
    var kept = new ArrayList<AttendeeDetails>();
    for (var invitee : invitees) {
      var known = Optional.ofNullable(before.remove(invitee.email()));
      var now = attendee(meeting.id(), invitee, accounts, known);
      (known.isEmpty() ? added : kept).add(now);
    }
    rows.delete(before.values().stream().map(AttendeeDetails::id).toList());
    rows.update(kept);
    rows.insert(added, clock.instant());
  }

  private static AttendeeDetails attendee(
      MeetingId meeting,
      Invitee invitee,
      Map<EmailAddress, PersonProfile> accounts,
      Optional<AttendeeDetails> known) {
    var account = accounts.get(invitee.email().ascii());
    return new AttendeeDetails(
        known.map(AttendeeDetails::id).orElseGet(() -> new AttendeeId(UUID.randomUUID())),
        meeting,
        new Invitee(
            invitee.email(),
            invitee.name(),
            invitee.role(),
            invitee.moderator(),
            invitee.coOrganizer() && account != null),
        account == null ? null : account.id(),
        Response.NONE);
  }

  private Map<EmailAddress, PersonProfile> accounts(List<Invitee> invitees) {
    return people.find(invitees.stream().map(Invitee::email).toList()).stream()
        .collect(
            Collectors.toMap(
                person -> person.email().ascii(), Function.identity(), (first, _) -> first));
  }
}
