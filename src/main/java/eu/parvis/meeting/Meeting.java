package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Slug;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something planned in a room, once or as a series. Deleted ones are kept, so that the deletion can
 * be undone.
 */
@Entity
@Table(name = "meeting")
class Meeting {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(name = "room_id")
  private UUID roomId;

  /** Of the room, which may get another link: {@link RoomLinkCopies} writes it. */
  @Column(updatable = false)
  private String slug;

  @Column(name = "organizer_id")
  private UUID organizerId;

  private String title;

  /** The title as it is looked for; the database writes it. */
  @SuppressWarnings("UnusedVariable")
  @Column(insertable = false, updatable = false)
  private @Nullable String search;

  /** On the clock of the zone, so that 10:00 stays 10:00 when rules of clocks change. */
  private @Nullable LocalDateTime starts;

  private @Nullable Integer seconds;
  private String zone;

  @Convert(converter = RecurrenceRule.class)
  private @Nullable Recurrence rule;

  @Column(name = "expanded_until")
  private @Nullable LocalDate expandedUntil;

  @Embedded private InvitationColumns told;

  /** Of the series (RFC 5546, 2.1.4); its exceptions have their own. */
  private int sequence;

  @Column(name = "last_sequence")
  private int lastSequence;

  @Column(name = "tell_deletion_at")
  private @Nullable Instant tellDeletionAt;

  @Column(name = "deletion_told")
  private boolean deletionTold;

  private @Nullable UUID shortens;

  /** Makes the version grow also where an occurrence alone has changed. */
  @SuppressWarnings("UnusedVariable")
  private int changes;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Meeting() {}

  Meeting(RoomDetails room, PersonProfile organizer, MeetingPlan plan, Instant now) {
    this(room.id().value(), room.slug().value(), organizer.id().value(), organizer.zone(), now);
    describe(plan);
  }

  private Meeting(UUID room, String slug, UUID organizer, ZoneId zone, Instant now) {
    this.id = UUID.randomUUID();
    this.roomId = room;
    this.slug = slug;
    this.organizerId = organizer;
    this.title = "";
    this.told = InvitationColumns.of(Invitation.NONE);
    this.zone = zone.getId();
    this.createdAt = now;
  }

  MeetingId id() {
    return new MeetingId(id);
  }

  RoomId room() {
    return new RoomId(roomId);
  }

  PersonId organizer() {
    return new PersonId(organizerId);
  }

  String title() {
    return title;
  }

  ZoneId zone() {
    return ZoneId.of(zone);
  }

  Instant createdAt() {
    return createdAt;
  }

  int sequence() {
    return sequence;
  }

  boolean cancelled() {
    return cancelledAt != null;
  }

  boolean organizedBy(PersonId person) {
    return organizerId.equals(person.value());
  }

  boolean deleted() {
    return deletedAt != null;
  }

  boolean repeats() {
    return rule != null;
  }

  /** Empty if the meeting has no time. */
  Optional<Series> series() {
    return Optional.ofNullable(when()).map(first -> new Series(first, rule));
  }

  MeetingDetails details() {
    return new MeetingDetails(
        id(),
        version == null ? 0 : version,
        new Slug(slug),
        title,
        when(),
        rule,
        cancelledAt != null,
        createdAt,
        organizer(),
        sequence,
        told.description(),
        told.guestListShown(),
        told.reminders());
  }

  /** What is told beside the plan; its attendees are rows of their own. */
  void tell(Invitation invitation) {
    told = InvitationColumns.of(invitation);
  }

  /** Whoever was asked is to see another time, rule or status. */
  void reschedule() {
    sequence = nextSequence();
  }

  /** A number that neither the series nor an exception has had, so that each only grows. */
  int nextSequence() {
    return ++lastSequence;
  }

  private @Nullable TimeSpan when() {
    return starts == null || seconds == null
        ? null
        : new TimeSpan(starts.atZone(zone()), Duration.ofSeconds(seconds));
  }

  /** A plan without a time leaves the time as it is. */
  void plan(MeetingPlan plan) {
    if (cancelledAt != null) {
      throw new IllegalStateException("the meeting is cancelled");
    }
    describe(plan);
    changes++;
  }

  private void describe(MeetingPlan plan) {
    title = plan.title();
    if (plan.when() != null) {
      starts = plan.when().start().toLocalDateTime();
      seconds = Math.toIntExact(plan.when().duration().toSeconds());
      zone = plan.when().start().getZone().getId();
      rule = plan.repeats();
    }
  }

  /** A series that ends before a day, and another in the same room that begins with it. */
  Meeting splitAt(LocalDate day, Instant now) {
    var whole = series().orElseThrow();
    var rest = new Meeting(roomId, slug, organizerId, zone(), now);
    rest.cancelledAt = cancelledAt;
    var left = whole.from(day);
    rest.describe(new MeetingPlan(title, left.when(), left.repeats()));
    rest.told = told;
    rule = whole.before(day).repeats();
    expandedUntil = null;
    reschedule();
    changes++;
    return rest;
  }

  /** What {@link #splitAt} took away is part of it again. */
  void rejoin(@Nullable Recurrence whole) {
    rule = whole;
    reschedule();
    changes++;
  }

  /** An occurrence was changed by itself. */
  void touch() {
    changes++;
  }

  @Nullable LocalDate expandedUntil() {
    return expandedUntil;
  }

  void expandedUntil(@Nullable LocalDate day) {
    expandedUntil = day;
  }

  void cancel(Instant now) {
    if (cancelledAt == null) {
      cancelledAt = now;
      expandedUntil = null;
      changes++;
    }
  }

  /** At {@code tellAt} nobody wants it back any more, and attendees are told; null: never. */
  void delete(Instant now, @Nullable Instant tellAt) {
    deletedAt = now;
    tellDeletionAt = tellAt;
  }

  /** It was the end of another, whose attendees are told instead of its own. */
  void shortens(Meeting other) {
    shortens = other.id;
  }

  Optional<UUID> shortens() {
    return Optional.ofNullable(shortens);
  }

  boolean deletionDue(Instant now) {
    return tellDeletionAt != null && !tellDeletionAt.isAfter(now);
  }

  /** Its attendees were told that it is no more. */
  void deletionTold() {
    tellDeletionAt = null;
    deletionTold = true;
    reschedule();
  }

  /** Whether attendees were told of the deletion, and are to be invited again. */
  boolean restore() {
    var told = deletionTold;
    deletedAt = null;
    tellDeletionAt = null;
    deletionTold = false;
    if (told) {
      reschedule();
    }
    return told;
  }
}
