package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Slug;
import eu.parvis.room.Agenda;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something planned in a room. Deleted ones are kept, so that the deletion can be undone. */
@Entity
@Table(name = "meeting")
class Meeting {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(name = "room_id")
  private UUID roomId;

  private String slug;

  @Column(name = "organizer_id")
  private UUID organizerId;

  private String title;
  @Embedded private Occurrence occurrence;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Meeting() {}

  Meeting(RoomDetails room, PersonProfile organizer, MeetingPlan plan, Instant now) {
    this.id = UUID.randomUUID();
    this.roomId = room.id().value();
    this.slug = room.slug().value();
    this.organizerId = organizer.id().value();
    this.title = plan.title();
    this.createdAt = now;
    this.occurrence =
        plan.when() == null
            ? Occurrence.untimed(now, organizer.zone())
            : Occurrence.of(plan.when());
  }

  MeetingId id() {
    return new MeetingId(id);
  }

  RoomId room() {
    return new RoomId(roomId);
  }

  boolean organizedBy(PersonId person) {
    return organizerId.equals(person.value());
  }

  boolean deleted() {
    return deletedAt != null;
  }

  MeetingDetails details() {
    return new MeetingDetails(
        id(),
        version == null ? 0 : version,
        new Slug(slug),
        title,
        occurrence.when(),
        cancelledAt != null,
        createdAt);
  }

  /** A plan without a time leaves the time as it is. */
  void plan(MeetingPlan plan) {
    if (cancelledAt != null) {
      throw new IllegalStateException("the meeting is cancelled");
    }
    title = plan.title();
    if (plan.when() != null) {
      occurrence = Occurrence.of(plan.when());
    }
  }

  void cancel(Instant now) {
    if (cancelledAt == null) {
      cancelledAt = now;
    }
  }

  void delete(Instant now) {
    deletedAt = now;
  }

  void restore() {
    deletedAt = null;
  }

  Agenda agenda(String organizer) {
    if (cancelledAt != null) {
      return new Agenda.Cancelled(title, occurrence.start(), organizer);
    }
    var when = occurrence.when();
    return when == null
        ? new Agenda.Open(title, null, null, organizer)
        : new Agenda.Open(title, when.start(), when.end(), organizer);
  }
}
