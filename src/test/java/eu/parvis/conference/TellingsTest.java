package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Waiting.State;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TellingsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final RoomId room = new RoomId(UUID.randomUUID());
  private final Tellings tellings = new Tellings(NOW);

  @Test
  void whoWasToldOfEarlierIsCoveredByEveryLaterTelling() {
    var anna = waiting("Anna");
    var ben = waiting("Ben");
    var first = tellings.next(room, List.of(anna));
    var second = tellings.next(room, List.of(ben, anna));

    assertThat(tellings.cover(anna, first)).isTrue();
    assertThat(tellings.cover(anna, second)).isTrue();
    assertThat(tellings.cover(ben, first)).isFalse();
    assertThat(tellings.cover(ben, second)).isTrue();
    assertThat(tellings.cover(waiting("Eve"), second)).as("nobody was told of her").isFalse();
    assertThat(tellings.count(room)).isEqualTo(2);
  }

  @Test
  void whoWentAndWaitsAgainIsNews() {
    var anna = waiting("Anna");
    var first = tellings.next(room, List.of(anna));
    tellings.next(room, List.of());
    assertThat(tellings.count(room)).isZero();
    var again = tellings.next(room, List.of(anna));

    assertThat(tellings.cover(anna, first)).isFalse();
    assertThat(tellings.cover(anna, again)).isTrue();
  }

  @Test
  void whoTakesAnotherNameIsNews() {
    var anna = waiting("Anna");
    var first = tellings.next(room, List.of(anna));
    var minister = named(anna.id(), "The minister");

    assertThat(tellings.cover(minister, first)).as("before anybody was told").isFalse();
    var second = tellings.next(room, List.of(minister));
    assertThat(tellings.cover(minister, first)).isFalse();
    assertThat(tellings.cover(minister, second)).isTrue();
  }

  @Test
  void afterARestartNoTellingIsOneOfBefore() {
    var last = 0L;
    for (var telling = 0; telling < 100; telling++) {
      last = tellings.next(room, List.of(waiting("Anna")));
    }
    assertThat(new Tellings(NOW.plusSeconds(1)).next(room, List.of())).isGreaterThan(last);
  }

  private Waiting waiting(String name) {
    return named(new WaitingId(UUID.randomUUID()), name);
  }

  private Waiting named(WaitingId id, String name) {
    return new Waiting(id, room, null, null, name, NOW, State.WAITING, null, 0);
  }
}
