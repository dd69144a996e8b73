package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.WebSocket;
import eu.parvis.link.Conditions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Media alone is cut off for a while, as by a firewall that starts anew; signalling goes on. */
class MediaOutageTest {

  private static final Duration OUTAGE = Duration.ofSeconds(8);

  @RegisterExtension private static final Journey journey = Journey.onLoopback();

  @Test
  void whoseMediaIsCutOffStaysAndSeesAndIsSeenAgain() {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0));
    List<WebSocket> streams = new CopyOnWriteArrayList<>();
    boris
        .page()
        .onWebSocket(socket -> {
          if (socket.url().contains("xmpp")) {
            streams.add(socket);
          }
        });
    try (Relay relay = Relay.to(journey.product().mediaPort(), 1)) {
      relay.leads(boris);
      boris.opens(link);
      boris.joins();
      odile.sees(boris);
      boris.sees(odile);
      boris.marksPage();
      List<?> tracks = boris.localTracks();
      int before = streams.size();

      both(relay, Conditions.good().rate(0));
      Patience.pass(OUTAGE);
      both(relay, Conditions.good());
      odile.hears(boris);
      boris.hears(odile);
      boris.seesFrames(odile, 5);
      odile.seesFrames(boris, 5);
      boris.isIn("joined");
      assertThat(boris.hasMarkedPage()).as("the same document").isTrue();
      assertThat(boris.localTracks()).isEqualTo(tracks);
      assertThat(streams.size() - before).as("resumed in one silence").isEqualTo(1);
    }
  }

  private static void both(Relay relay, Conditions conditions) {
    relay.down(conditions);
    relay.up(conditions);
  }
}
