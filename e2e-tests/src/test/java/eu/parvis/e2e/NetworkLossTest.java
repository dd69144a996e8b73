package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network of one person breaks without a word to anybody, and comes back. */
class NetworkLossTest {

  @RegisterExtension private static final Journey journey = Journey.overNetwork();

  private static final Duration TOLD_AFTER = Duration.ofSeconds(3);
  private static final Duration GONE_AFTER = Duration.ofSeconds(20);

  /** What the way to the other's page and a busy machine may add. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private static final Duration BREAK = Duration.ofSeconds(6);
  private static final Duration BACK = Duration.ofSeconds(10);

  /** Two people in a call, one of them at home. */
  private record Call(Person odile, Person boris, List<?> tracks) {

    /** How long after {@code moment} the tile of Boris first said that he reconnects. */
    Duration toldAfter(long moment) {
      return sees("Boris reconnect", sight -> sight.isReconnecting("Boris")).since(moment);
    }

    /** How long after {@code moment} there was no tile of Boris any more. */
    Duration goneAfter(long moment) {
      return sees("no tile of Boris", sight -> sight.tilesOf("Boris") == 0).since(moment);
    }

    private Sight sees(String what, Predicate<Sight> wanted) {
      return Sight.of(odile, what, GONE_AFTER.plus(LATE), wanted);
    }

    /** Everybody is in the call, sees the other move, and nothing of it took longer than 10 s. */
    void isWholeAgain(long since) {
      for (Person person : List.of(odile, boris)) {
        person.isIn("joined");
        person.seesFrames(person == odile ? boris : odile, 5);
      }
      assertThat(Duration.ofMillis(System.currentTimeMillis() - since)).isLessThan(BACK);
      assertThat(odile.senses().sights().getLast().isReconnecting("Boris")).isFalse();
    }

    /** Neither a reload nor another camera, and never two tiles of one person. */
    void isAsBefore() {
      odile.sees(boris);
      odile.hears(boris);
      boris.sees(odile);
      boris.hears(odile);
      assertThat(boris.hasMarkedPage()).as("the same document").isTrue();
      assertThat(boris.localTracks()).isEqualTo(tracks);
      for (Person person : List.of(odile, boris)) {
        assertThat(person.room().tiles().count()).isEqualTo(2);
      }
      assertThat(odile.senses().sights()).allMatch(sight -> sight.tilesOf("Boris") <= 1);
      assertThat(boris.senses().sights()).allMatch(sight -> sight.tilesOf("Odile Organise") <= 1);
    }
  }

  @AfterEach
  void everythingIsPluggedIn() {
    network().speakAgain();
    network().plugIn();
  }

  /** One call for both, since its people cost more than its breaks. */
  @Test
  void whoWasSilentOrPulledTheCableIsTheSamePersonAgain() {
    Call call = call();
    whoIsSilentForTwentySecondsGoesAndIsBackOnceTheNetworkIs(call);
    call.isAsBefore();
    whoPulledTheCableForSixSecondsIsBack(call);
    call.isAsBefore();
  }

  private static void whoIsSilentForTwentySecondsGoesAndIsBackOnceTheNetworkIs(Call call) {
    long cut = System.currentTimeMillis();
    network().fallSilent();

    assertThat(call.toldAfter(cut)).isBetween(TOLD_AFTER.minusSeconds(1), TOLD_AFTER.plus(LATE));
    assertThat(call.goneAfter(cut)).isBetween(GONE_AFTER.minusSeconds(1), GONE_AFTER.plus(LATE));
    assertThat(call.boris.room().state()).isEqualTo("reconnecting");

    long healed = System.currentTimeMillis();
    network().speakAgain();
    call.isWholeAgain(healed);
  }

  private static void whoPulledTheCableForSixSecondsIsBack(Call call) {
    long cut = System.currentTimeMillis();
    network().pullOut();
    assertThat(call.toldAfter(cut)).isLessThan(TOLD_AFTER.plus(LATE));
    // His own browser needs five seconds or more to be sure of it.
    call.boris.isIn("reconnecting");
    Patience.pass(BREAK.minusMillis(System.currentTimeMillis() - cut));

    long healed = System.currentTimeMillis();
    network().plugIn();
    call.isWholeAgain(healed);
  }

  private static Call call() {
    Person odile = journey.organiser(journey.network().trusting(Traits.of("Odile Organise", 2)));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(journey.network().atHome(Traits.of("Boris", 0)));
    boris.opens(link);
    boris.joins();
    odile.sees(boris);
    boris.sees(odile);
    boris.marksPage();
    return new Call(odile, boris, boris.localTracks());
  }

  private static Network network() {
    return journey.network().network();
  }
}
