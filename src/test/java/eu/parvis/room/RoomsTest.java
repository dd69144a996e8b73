package eu.parvis.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.Slug;
import eu.parvis.testing.ParvisTest;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class RoomsTest {

  private static final ZonedDateTime START =
      ZonedDateTime.parse("2026-11-24T10:00:00+01:00[Europe/Paris]");

  @Autowired private Rooms rooms;
  @Autowired private RoomRepository repository;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private Clock clock;

  @Test
  void aNewRoomHoldsAHundredAndFiftyAndIsFoundByItsLink() {
    var owner = testPeople.active(Language.ENGLISH, false);
    var room = rooms.create(owner.id());
    assertThat(room.participantLimit()).isEqualTo(150);
    assertThat(room.agenda()).isEqualTo(new Agenda.Open("", null, null, owner.name()));
    assertThat(rooms.find(room.slug())).contains(room);
    assertThat(rooms.find(room.id())).contains(room);
  }

  @Test
  void aLinkThatIsTakenIsDrawnAgain() {
    var owner = testPeople.active(Language.ENGLISH, false).id();
    var taken = Slug.random(new Random(7));
    assertThat(new Rooms(repository, people, clock, new Random(7)).create(owner).slug())
        .isEqualTo(taken);
    assertThat(new Rooms(repository, people, clock, new Random(7)).create(owner).slug())
        .isNotEqualTo(taken);
  }

  @Test
  void givesUpRatherThanLoopWhenEveryDrawIsTaken() {
    var owner = testPeople.active(Language.ENGLISH, false).id();
    var stuck = new Rooms(repository, people, clock, () -> 0L);
    stuck.create(owner);
    assertThatIllegalStateException().isThrownBy(() -> stuck.create(owner));
  }

  @Test
  void keepsTheZoneOfItsAgenda() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    var open =
        new Agenda.Open(
            "Budget", START, START.plusHours(1), "Camille", START.plusWeeks(1), START.minusDays(1));
    rooms.announce(room.id(), open);
    assertThat(rooms.find(room.id()).orElseThrow().agenda()).isEqualTo(open);
    var cancelled = new Agenda.Cancelled("Budget", START, "Camille");
    rooms.announce(room.id(), cancelled);
    assertThat(rooms.find(room.id()).orElseThrow().agenda()).isEqualTo(cancelled);
  }

  @Test
  void aHiddenRoomHasNoLinkUntilItIsShownAgain() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    rooms.hide(room.id());
    assertThat(rooms.find(room.slug())).isEmpty();
    assertThat(rooms.find(room.id())).isEmpty();
    rooms.show(room.id());
    assertThat(rooms.find(room.slug())).contains(room);
  }

  @Test
  void holdsAtLeastOnePerson() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    rooms.limit(room.id(), 3);
    assertThat(rooms.find(room.id()).orElseThrow().participantLimit()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> rooms.limit(room.id(), 0));
  }
}
