package eu.parvis.room;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** An {@link Agenda} as columns of its room. */
@Embeddable
class AgendaColumns {

  private String title;
  private String organizer;
  private boolean cancelled;

  @Column(name = "starts_at")
  private @Nullable Instant startsAt;

  @Column(name = "ends_at")
  private @Nullable Instant endsAt;

  @Column(name = "next_at")
  private @Nullable Instant nextAt;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  private @Nullable String zone;

  @SuppressWarnings("NullAway.Init")
  AgendaColumns() {}

  private AgendaColumns(
      Agenda agenda,
      boolean cancelled,
      @Nullable ZonedDateTime start,
      @Nullable ZonedDateTime end) {
    this.title = agenda.title();
    this.organizer = agenda.organizer();
    this.cancelled = cancelled;
    this.startsAt = instant(start);
    this.endsAt = instant(end);
    this.zone = start == null ? null : start.getZone().getId();
  }

  static AgendaColumns of(Agenda agenda) {
    return switch (agenda) {
      case Agenda.Open open -> {
        var columns = new AgendaColumns(open, false, open.start(), open.end());
        columns.nextAt = instant(open.next());
        columns.cancelledAt = instant(open.cancelled());
        yield columns;
      }
      case Agenda.Cancelled gone -> new AgendaColumns(gone, true, gone.start(), null);
    };
  }

  Agenda agenda() {
    var start = at(startsAt);
    return cancelled && start != null
        ? new Agenda.Cancelled(title, start, organizer)
        : new Agenda.Open(title, start, at(endsAt), organizer, at(nextAt), at(cancelledAt));
  }

  private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private @Nullable ZonedDateTime at(@Nullable Instant moment) {
    return moment == null || zone == null ? null : moment.atZone(ZoneId.of(zone));
  }
}
