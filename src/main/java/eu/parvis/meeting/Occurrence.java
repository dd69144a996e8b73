package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a meeting takes place, once. One without a time stands in lists from when it was made. Rows
 * are written by {@link OccurrenceRows}; what changes one by itself is here.
 */
@Entity
@Table(name = "occurrence")
class Occurrence {

  /** How long a meeting without a time counts as upcoming. */
  static final Duration UNTIMED_LISTING = Duration.ofHours(12);

  /** Names an occurrence for as long as its rule has the day: what RECURRENCE-ID does. */
  @Embeddable
  record Key(@Column(name = "meeting_id") UUID meeting, LocalDate day) {}

  @EmbeddedId private Key key;

  @Column(name = "organizer_id")
  private UUID organizerId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "meeting_id", insertable = false, updatable = false)
  private Meeting meeting;

  private @Nullable String title;

  /** Its own title as it is looked for; the database writes it. */
  @SuppressWarnings("UnusedVariable")
  @Column(insertable = false, updatable = false)
  private @Nullable String search;

  private String zone;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private @Nullable Instant endsAt;

  @Column(name = "listed_until")
  private Instant listedUntil;

  private boolean own;

  /** Of an exception; 0 while its meeting's stands for it. */
  private int sequence;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Column(name = "tell_deletion_at")
  private @Nullable Instant tellDeletionAt;

  @SuppressWarnings("NullAway.Init")
  Occurrence() {}

  /** The beginning in its zone, also of a meeting without a time. */
  ZonedDateTime start() {
    return startsAt.atZone(ZoneId.of(zone));
  }

  Instant listedUntil() {
    return listedUntil;
  }

  boolean cancelled() {
    return cancelledAt != null;
  }

  Meeting meeting() {
    return meeting;
  }

  String title() {
    return title == null ? meeting.title() : title;
  }

  @Nullable TimeSpan when() {
    return endsAt == null ? null : new TimeSpan(start(), Duration.between(startsAt, endsAt));
  }

  /** As its organizer sees it. */
  OccurrenceDetails details() {
    return details(Standing.ORGANIZER);
  }

  OccurrenceDetails details(Standing standing) {
    return new OccurrenceDetails(
        key.day(),
        meeting.details(),
        title(),
        when(),
        cancelledAt != null,
        own,
        sequence(),
        standing);
  }

  Key key() {
    return key;
  }

  /** SEQUENCE of it, which is never behind that of its series (RFC 5546, 2.1.4). */
  int sequence() {
    return Math.max(sequence, meeting.sequence());
  }

  /** Whoever was asked is to see another time or status. */
  void reschedule() {
    sequence = meeting.nextSequence();
  }

  LocalDate day() {
    return key.day();
  }

  /** Makes it an exception with a time and, if it is another one, a title of its own. */
  void plan(MeetingPlan plan) {
    var when = plan.when();
    if (cancelledAt != null || when == null) {
      throw new IllegalStateException("cancelled, or without a time");
    }
    own = true;
    title = plan.title().equals(meeting.title()) ? null : plan.title();
    zone = when.start().getZone().getId();
    startsAt = when.start().toInstant();
    endsAt = when.end().toInstant();
    listedUntil = endsAt;
  }

  void cancel(Instant now) {
    if (cancelledAt == null) {
      own = true;
      cancelledAt = now;
    }
  }

  boolean deleted() {
    return deletedAt != null;
  }

  /**
   * Cancels it and takes it out of every list.
   *
   * @param tellAt when nobody wants it back any more and attendees are told; null: never
   */
  void delete(Instant now, @Nullable Instant tellAt) {
    cancel(now);
    deletedAt = now;
    tellDeletionAt = tellAt;
  }

  /** Whether it was deleted, and later than at a moment. */
  boolean deletedAfter(Instant moment) {
    return deletedAt != null && deletedAt.isAfter(moment);
  }

  boolean deletionDue(Instant now) {
    return tellDeletionAt != null && !tellDeletionAt.isAfter(now);
  }

  /** Attendees were told that it is no more. */
  void deletionTold() {
    tellDeletionAt = null;
  }

  /**
   * What it was before it was deleted: an exception only if it differs from the rule.
   *
   * @param usual when the rule puts it
   */
  void restore(@Nullable TimeSpan usual) {
    if (cancelledAt != null && cancelledAt.equals(deletedAt)) {
      cancelledAt = null;
    }
    deletedAt = null;
    tellDeletionAt = null;
    own = cancelledAt != null || title != null || !Objects.equals(when(), usual);
  }
}
