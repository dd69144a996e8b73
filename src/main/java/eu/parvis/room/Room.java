package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.Slug;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place with a permanent link. A hidden room has no link until it is shown again. */
@Entity
@Table(name = "room")
class Room {

  /** Most people at once, unless a room says otherwise. */
  static final int PARTICIPANT_LIMIT = 150;

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String slug;

  @Column(name = "owner_id")
  private UUID ownerId;

  @Column(name = "participant_limit")
  private int participantLimit;

  @Embedded private AgendaColumns agenda;

  @ElementCollection
  @CollectionTable(name = "room_moderator", joinColumns = @JoinColumn(name = "room_id"))
  @Column(name = "person_id")
  private Set<UUID> moderators = new HashSet<>();

  @Column(name = "hidden_at")
  private @Nullable Instant hiddenAt;

  @Column(name = "reopened_at")
  private @Nullable Instant reopenedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Room() {}

  Room(Slug slug, PersonId owner, Agenda agenda, Instant now) {
    this.id = UUID.randomUUID();
    this.slug = slug.value();
    this.ownerId = owner.value();
    this.participantLimit = PARTICIPANT_LIMIT;
    this.agenda = AgendaColumns.of(agenda);
    this.createdAt = now;
  }

  RoomDetails details() {
    return new RoomDetails(
        new RoomId(id),
        new Slug(slug),
        new PersonId(ownerId),
        participantLimit,
        agenda.agenda(),
        reopenedAt);
  }

  boolean hidden() {
    return hiddenAt != null;
  }

  void announce(Agenda agenda) {
    this.agenda = AgendaColumns.of(agenda);
  }

  void hide(Instant now) {
    hiddenAt = now;
  }

  void show() {
    hiddenAt = null;
  }

  void moderators(Set<PersonId> people) {
    var ids = people.stream().map(PersonId::value).collect(Collectors.toSet());
    moderators.retainAll(ids);
    moderators.addAll(ids);
  }

  void reopen(Instant now) {
    reopenedAt = now;
  }

  void limit(int participants) {
    if (participants < 1) {
      throw new IllegalArgumentException("a room holds at least one person");
    }
    participantLimit = participants;
  }
}
