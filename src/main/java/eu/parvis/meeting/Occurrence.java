package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When a meeting takes place. One without a time stands in lists from when it was made. */
@Embeddable
class Occurrence {

  /** How long a meeting without a time counts as upcoming. */
  static final Duration UNTIMED_LISTING = Duration.ofHours(12);

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private @Nullable Instant endsAt;

  @Column(name = "listed_until")
  private Instant listedUntil;

  private String zone;

  @SuppressWarnings("NullAway.Init")
  Occurrence() {}

  private Occurrence(Instant startsAt, @Nullable Instant endsAt, Instant listedUntil, ZoneId zone) {
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.listedUntil = listedUntil;
    this.zone = zone.getId();
  }

  static Occurrence of(TimeSpan when) {
    var end = when.end().toInstant();
    return new Occurrence(when.start().toInstant(), end, end, when.start().getZone());
  }

  static Occurrence untimed(Instant from, ZoneId zone) {
    return new Occurrence(from, null, from.plus(UNTIMED_LISTING), zone);
  }

  /** The beginning in the meeting's zone, also of a meeting without a time. */
  ZonedDateTime start() {
    return startsAt.atZone(ZoneId.of(zone));
  }

  @Nullable TimeSpan when() {
    return endsAt == null ? null : new TimeSpan(start(), Duration.between(startsAt, endsAt));
  }

  Instant listedUntil() {
    return listedUntil;
  }
}
