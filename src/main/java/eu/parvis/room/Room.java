package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.LegibleText;
import eu.parvis.kernel.Slug;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place with a permanent link. A room without a name is hidden when all that takes place in it is
 * deleted. What is hidden or archived has no link until it comes back.
 */
@Entity
@Table(name = "room")
class Room {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String slug;
  private String name;

  @Column(name = "owner_id")
  private UUID ownerId;

  @Enumerated(EnumType.STRING)
  private AccessLevel access;

  @Embedded private Policies policies;

  @Column(name = "participant_limit")
  private int participantLimit;

  @Embedded private AgendaColumns agenda;

  @Column(name = "hidden_at")
  private @Nullable Instant hiddenAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column(name = "reopened_at")
  private @Nullable Instant reopenedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Room() {}

  Room(Slug slug, PersonId owner, RoomSettings settings, Agenda agenda, Instant now) {
    this.id = UUID.randomUUID();
    this.slug = slug.value();
    this.ownerId = owner.value();
    this.name = settings.name();
    this.access = settings.access();
    this.policies = settings.policies();
    this.participantLimit = settings.participantLimit();
    this.agenda = AgendaColumns.of(agenda);
    this.createdAt = now;
  }

  RoomDetails details() {
    return new RoomDetails(
        new RoomId(id),
        new Slug(slug),
        LegibleText.cleaned(name),
        new PersonId(ownerId),
        access,
        policies,
        participantLimit,
        agenda.agenda().called(LegibleText.cleaned(name)),
        reopenedAt);
  }

  boolean hidden() {
    return hiddenAt != null;
  }

  boolean archived() {
    return archivedAt != null;
  }

  /** Whether its link leads anywhere. */
  boolean open() {
    return hiddenAt == null && archivedAt == null;
  }

  void configure(RoomSettings settings) {
    name = settings.name();
    access = settings.access();
    policies = settings.policies();
    participantLimit = settings.participantLimit();
  }

  void link(Slug other) {
    slug = other.value();
  }

  /** What takes place in it keeps its organizer. */
  void give(PersonProfile heir) {
    ownerId = heir.id().value();
    if (agenda.agenda() instanceof Agenda.Open(var title, _, _, _, _, _) && title.isEmpty()) {
      announce(Agenda.nothing(heir.name()));
    }
  }

  void archive(Instant now) {
    archivedAt = now;
  }

  void restore() {
    archivedAt = null;
  }

  void announce(Agenda agenda) {
    this.agenda = AgendaColumns.of(agenda);
  }

  /** Nothing is planned in it any more. */
  void vacate(String owner, Instant now) {
    if (name.isEmpty()) {
      hiddenAt = now;
    } else {
      announce(Agenda.nothing(owner));
    }
  }

  void show() {
    hiddenAt = null;
  }

  void reopen(Instant now) {
    reopenedAt = now;
  }
}
