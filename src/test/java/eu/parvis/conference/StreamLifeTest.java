package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.ConferenceEvent.DominantSpeaker;
import eu.parvis.conference.ConferenceEvent.Expired;
import eu.parvis.conference.ConferenceEvent.Interrupted;
import eu.parvis.conference.ConferenceEvent.Left;
import eu.parvis.conference.ConferenceEvent.MediaConnected;
import eu.parvis.conference.ConferenceEvent.MediaFailed;
import eu.parvis.conference.ConferenceEvent.Resumed;
import eu.parvis.conference.ConferenceEvent.SharerLeft;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.room.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamLifeTest {

  private final LiveRoom room = new LiveRoom(10);
  private final ParticipantId participant = room.admit();
  private LiveRoom.Stream watcher = new LiveRoom.Stream();
  private LiveRoom.Stream stream = new LiveRoom.Stream();

  @BeforeEach
  void join() throws JoinRefused {
    watcher = room.join(room.admit(), Role.OWNER);
    stream = room.join(participant, Role.GUEST);
    watcher.take();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aParkedStreamGoesAfterTwentySeconds() {
    var occupant = stream.membership().occupant();
    connect();
    park();

    pass(19_999);
    assertThat(watcher.heard).isEmpty();
    pass(1);
    assertThat(watcher.heard).containsExactly(new Left(occupant));
    assertThat(stream.heard).endsWith(new Expired());
  }

  @Test
  void aResumedStreamStays() {
    connect();
    park();
    pass(19_999);
    room.turn(() -> assertThat(stream.membership().resume()).isTrue());

    pass(60_000);

    assertThat(watcher.heard).isEmpty();
    assertThat(room.occupants()).hasSize(2);
  }

  @Test
  void everyParkingHasItsOwnTwentySeconds() {
    connect();
    park();
    pass(15_000);
    room.turn(() -> stream.membership().resume());
    park();

    pass(10_000);
    assertThat(room.occupants()).hasSize(2);
    pass(10_000);
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void whatIsGoneCannotResume() {
    park();
    pass(20_000);

    room.turn(() -> assertThat(stream.membership().resume()).isFalse());
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void aSilenceThatBeganBeforeTheParkingCountsFromItsBeginning() {
    connect();
    silence();
    pass(10_000);
    park();
    watcher.take();

    // 3 s of silence were over when the media side reported it, 10 s passed since.
    pass(6_999);
    assertThat(room.occupants()).hasSize(2);
    pass(1);
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void aParkedStreamWhoseMediaIsHeardAgainHasItsFullTwentySeconds() {
    connect();
    silence();
    pass(10_000);
    park();
    room.media(stream, new MediaEvent.Resumed(stream.endpoint()));

    pass(19_999);
    assertThat(room.occupants()).hasSize(2);
    pass(1);
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void othersAreToldOfASilenceAndOfItsEnd() {
    connect();
    silence();
    room.media(stream, new MediaEvent.Resumed(stream.endpoint()));

    var occupant = stream.membership().occupant();
    assertThat(watcher.heard).containsExactly(new Interrupted(occupant), new Resumed(occupant));
    assertThat(stream.heard)
        .containsExactly(new MediaConnected(), new ConferenceEvent.MediaHeard());
  }

  @Test
  void aStreamWhoseMediaIsSilentIsToldUnlessItIsParked() {
    connect();
    room.media(stream, new MediaEvent.Silent(stream.endpoint()));
    assertThat(stream.heard).last().isEqualTo(new ConferenceEvent.MediaSilent());
    assertThat(watcher.heard).isEmpty();
    room.turn(stream.membership()::park);
    room.media(stream, new MediaEvent.Silent(stream.endpoint()));
    assertThat(stream.heard).filteredOn(ConferenceEvent.MediaSilent.class::isInstance).hasSize(1);
  }

  @Test
  void aParkedStreamWithoutMediaIsInterruptedAfterThreeSeconds() {
    park();
    pass(2_999);
    assertThat(watcher.heard).isEmpty();

    pass(1);
    var occupant = stream.membership().occupant();
    assertThat(watcher.take()).containsExactly(new Interrupted(occupant));

    room.turn(() -> stream.membership().resume());
    assertThat(watcher.take()).containsExactly(new Resumed(occupant));
  }

  @Test
  void aParkedStreamWhoseMediaIsHeardIsNotInterrupted() {
    connect();
    park();

    pass(19_000);

    assertThat(watcher.heard).isEmpty();
  }

  @Test
  void aNewcomerIsToldWhoIsBeingWaitedFor() throws JoinRefused {
    connect();
    silence();

    var newcomer = room.join(room.admit(), Role.GUEST);

    assertThat(newcomer.heard).containsExactly(new Interrupted(stream.membership().occupant()));
  }

  @ParameterizedTest
  @EnumSource(names = {"CONSENT_LOST", "FLOODED"})
  void aLostTransportIsRenewedAndToldToItsStream(Reason reason) {
    connect();
    var lost = stream.membership().media();
    stream.take();

    room.media(stream, new MediaEvent.Failed(stream.endpoint(), reason));

    assertThat(stream.heard).containsExactly(new MediaFailed());
    assertThat(stream.membership().media()).isNotSameAs(lost);
    assertThat(stream.membership().media().local().pwd()).isNotEqualTo(lost.local().pwd());
  }

  @Test
  void aStreamThatIsSilentInEveryWayForTwentySecondsIsGoneAlthoughItsSocketIsOpen() {
    var occupant = stream.membership().occupant();
    connect();
    pass(3_000);
    silence();
    pass(17_000);
    watcher.take();

    room.media(stream, new MediaEvent.Failed(stream.endpoint(), Reason.CONSENT_LOST));

    assertThat(watcher.heard).containsExactly(new Left(occupant));
    assertThat(stream.heard).endsWith(new Expired());
  }

  @Test
  void aSilentTransportIsRenewedWhileTheStreamIsHeard() {
    connect();
    pass(3_000);
    silence();
    pass(10_000);
    room.turn(() -> stream.membership().heard());
    pass(7_000);
    stream.take();

    room.media(stream, new MediaEvent.Failed(stream.endpoint(), Reason.CONSENT_LOST));

    assertThat(stream.heard).containsExactly(new MediaFailed());
    assertThat(room.occupants()).hasSize(2);
  }

  @Test
  void aTransportLostWhileParkedIsRenewedWhenTheStreamResumes() {
    connect();
    park();
    stream.take();
    room.media(stream, new MediaEvent.Failed(stream.endpoint(), Reason.CONSENT_LOST));
    assertThat(stream.heard).isEmpty();

    room.turn(() -> stream.membership().resume());

    assertThat(stream.heard).containsExactly(new MediaFailed());
  }

  @Test
  void aForgedCertificateIsNotInvitedAgain() {
    var transport = stream.membership().media();

    room.media(stream, new MediaEvent.Failed(stream.endpoint(), Reason.WRONG_FINGERPRINT));

    assertThat(stream.heard).isEmpty();
    assertThat(stream.membership().media()).isSameAs(transport);
  }

  @Test
  void aSilenceLastsUntilTheRenewedTransportIsUp() {
    connect();
    silence();
    room.media(stream, new MediaEvent.Failed(stream.endpoint(), Reason.CONSENT_LOST));
    var occupant = stream.membership().occupant();
    assertThat(watcher.take()).containsExactly(new Interrupted(occupant));

    connect();

    assertThat(watcher.take()).containsExactly(new Resumed(occupant));
  }

  @Test
  void aParkedShareGoesWithTheReplacedStreamOfItsParticipant() throws JoinRefused {
    var share = room.share(participant);
    room.turn(() -> share.membership().park());

    room.join(participant, Role.GUEST);

    assertThat(share.heard).containsExactly(new SharerLeft());
    assertThat(room.occupants()).hasSize(2);
  }

  @Test
  void aShareGoesWhenItsParticipantExpires() throws JoinRefused {
    var share = room.share(participant);
    park();

    pass(20_000);

    assertThat(share.heard).containsExactly(new SharerLeft());
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void theAddressOfAConnectionIsNoted() {
    connect();

    assertThat(room.connectedThrough).containsExactly(InetAddress.getLoopbackAddress());
  }

  @Test
  void theSpeakerIsToldToPeopleAndNotToShares() throws JoinRefused {
    var share = room.share(participant);
    watcher.take();

    room.media(watcher, new MediaEvent.DominantSpeaker(stream.endpoint()));
    room.media(share, new MediaEvent.DominantSpeaker(stream.endpoint()));

    assertThat(watcher.heard).containsExactly(new DominantSpeaker(stream.endpoint()));
    assertThat(share.heard).isEmpty();
  }

  @Test
  void whatIsForwardedIsToldToPeopleAndWhatIsWantedToSharesToo() throws JoinRefused {
    var share = room.share(participant);
    watcher.take();
    var sources = List.of("0b4071f7-v0");
    var owners = List.of("0b4071f7");

    room.media(watcher, new MediaEvent.Forwarding(watcher.endpoint(), sources, owners));
    room.media(share, new MediaEvent.Forwarding(share.endpoint(), sources, owners));
    room.media(share, new MediaEvent.PictureWanted(share.endpoint(), "x-v0", 720));

    assertThat(watcher.heard).containsExactly(new ConferenceEvent.Forwarding(sources, owners));
    assertThat(share.heard).containsExactly(new ConferenceEvent.PictureWanted("x-v0", 720));
  }

  private void connect() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    room.media(stream, new MediaEvent.Connected(stream.endpoint(), address, address));
  }

  private void silence() {
    room.media(stream, new MediaEvent.Interrupted(stream.endpoint()));
  }

  private void park() {
    room.turn(() -> stream.membership().park());
  }

  private void pass(long milliseconds) {
    room.time.pass(Duration.ofMillis(milliseconds));
  }
}
