package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What senders are told of what is watched, and receivers of what they get. */
class SenderWishesTest {

  private final World world = new World(11);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");

  @BeforeEach
  void connect() {
    alice.connect().media().announce(1);
    bob.connect().media().announce(2);
    world.runMillis(6_000);
    alice.events().clear();
  }

  private static List<Integer> told(TestPeer peer) {
    return peer.events().stream()
        .filter(MediaEvent.PictureWanted.class::isInstance)
        .map(event -> ((MediaEvent.PictureWanted) event).maxHeight())
        .toList();
  }

  private static List<List<String>> forwarded(TestPeer peer) {
    return peer.events().stream()
        .filter(MediaEvent.Forwarding.class::isInstance)
        .map(event -> ((MediaEvent.Forwarding) event).sources())
        .toList();
  }

  private void wants(TestPeer peer, int lastN, int height) {
    peer.session().constrain(world.nowNanos(), new ReceiverConstraints(lastN, height, Map.of()));
  }

  @Test
  void lessIsToldAfterFiveSeconds() {
    wants(bob, -1, 720);
    wants(bob, -1, 360);
    world.runMillis(4_900);
    assertThat(told(alice)).containsExactly(720);
    world.runMillis(200);
    assertThat(told(alice)).containsExactly(720, 360);
  }

  @Test
  void moreIsToldAtOnce() {
    wants(bob, -1, 720);
    assertThat(told(alice)).containsExactly(720);
  }

  @Test
  void shortLookElsewhereStopsNothing() {
    wants(bob, -1, 720);
    world.runMillis(6_000);
    for (int i = 0; i < 5; i++) {
      wants(bob, -1, 0);
      world.runMillis(4_000);
      wants(bob, -1, 720);
      world.runMillis(1_000);
    }
    assertThat(told(alice)).containsExactly(720);
  }

  @Test
  void whatAShareSaysThatItWantsCountsForNothing() {
    wants(bob, -1, 0);
    world.runMillis(6_000);
    assertThat(told(alice)).containsExactly(0);

    TestPeer share = world.peer(new EndpointSpec("dddd0004", false));
    share.connect();
    wants(share, -1, 2_160);
    world.runMillis(6_000);

    assertThat(told(alice)).containsExactly(0);
  }

  @Test
  void theMostThatAnybodyWantsCounts() {
    TestPeer carol = world.peer("cccc0003");
    carol.connect();
    wants(carol, -1, 720);
    wants(bob, -1, 360);
    world.runMillis(6_000);
    assertThat(told(alice)).containsExactly(720);
    world.close(carol);
    world.runMillis(6_000);
    assertThat(told(alice)).containsExactly(720, 360);
  }

  @Test
  void nothingIsWantedOfWhoIsAlone() {
    world.close(bob);
    world.runMillis(6_000);
    assertThat(told(alice)).containsExactly(0);
    world.peer("cccc0003");
    assertThat(told(alice)).as("before the newcomer is connected").containsExactly(0, 180);
  }

  @Test
  void receiversAreToldWhatTheyAreSent() {
    assertThat(forwarded(bob)).containsExactly(List.of("aaaa0001-v0"));
    wants(bob, 0, 720);
    wants(bob, 0, 360);
    wants(bob, 1, 360);
    assertThat(forwarded(bob))
        .containsExactly(List.of("aaaa0001-v0"), List.of(), List.of("aaaa0001-v0"));
  }

  @Test
  void whoIsNotConnectedIsToldNothingYet() {
    TestPeer carol = world.peer("cccc0003");
    wants(carol, -1, 360);
    assertThat(forwarded(carol)).isEmpty();
    carol.connect();
    assertThat(forwarded(carol)).containsExactly(List.of("aaaa0001-v0", "bbbb0002-v0"));
  }

  @Test
  void anotherOrderAloneIsNoNews() {
    TestPeer carol = world.peer("cccc0003");
    carol.connect().media().announce(3);
    int before = forwarded(bob).size();
    for (int i = 0; i < 60; i++) {
      carol.media().sendAudio(20);
      world.runMillis(20);
    }
    assertThat(forwarded(bob)).hasSize(before);
  }

  @Test
  void aCameraThatIsMutedTakesNoPlaceInLastN() {
    TestPeer carol = carolTakesThePlaceOfAlice();
    carol.session().silence(world.nowNanos(), MediaKind.VIDEO, true);
    assertThat(forwarded(bob).getLast()).contains("aaaa0001-v0");
    carol.session().silence(world.nowNanos(), MediaKind.VIDEO, false);
    assertThat(forwarded(bob).getLast()).containsExactly("cccc0003-v0");
  }

  @Test
  void whatIsPreferredComesBeforeWhoSpokeLast() {
    carolTakesThePlaceOfAlice();
    bob.session()
        .constrain(
            world.nowNanos(),
            new ReceiverConstraints(1, 360, Map.of(), List.of("aaaa0001-v0"), List.of()));
    assertThat(forwarded(bob).getLast()).containsExactly("aaaa0001-v0");
  }

  /** Carol spoke last, so that Bob, who wants one picture, is sent hers. */
  private TestPeer carolTakesThePlaceOfAlice() {
    TestPeer carol = world.peer("cccc0003");
    carol.connect().media().announce(3);
    for (int i = 0; i < 60; i++) {
      carol.media().sendAudio(20);
      world.runMillis(20);
    }
    wants(bob, 1, 360);
    assertThat(forwarded(bob).getLast()).containsExactly("cccc0003-v0");
    return carol;
  }
}
