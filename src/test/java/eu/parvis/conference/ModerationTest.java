package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.conference.ConferenceEvent.Changed;
import eu.parvis.conference.ConferenceEvent.Ended;
import eu.parvis.conference.ConferenceEvent.Left;
import eu.parvis.conference.ConferenceEvent.MutedByServer;
import eu.parvis.conference.ConferenceEvent.Removed;
import eu.parvis.media.MediaKind;
import eu.parvis.room.Role;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModerationTest {

  private final LiveRoom room = new LiveRoom(10);
  private final ParticipantId owner = room.admit();
  private final ParticipantId guest = room.admit();
  private LiveRoom.Stream ownerStream = new LiveRoom.Stream();
  private LiveRoom.Stream guestStream = new LiveRoom.Stream();

  @BeforeEach
  void join() throws JoinRefused {
    ownerStream = room.join(owner, Role.OWNER);
    guestStream = room.join(guest, Role.GUEST);
    room.turn(() -> guestStream.membership().muted(MediaKind.AUDIO, false));
    ownerStream.take();
    guestStream.take();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aMuteIsToldToEverybodyAndShown() throws Forbidden {
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));

    var muted = guestStream.membership().occupant();
    assertThat(muted.audioMuted()).isTrue();
    var news =
        new ConferenceEvent[] {
          new Changed(muted), new MutedByServer(muted, MediaKind.AUDIO, owner)
        };
    assertThat(ownerStream.heard).containsExactly(news);
    assertThat(guestStream.heard).containsExactly(news);
  }

  @Test
  void aMuteHoldsUntilTheClientHasShownMutedAndThenUnmuted() throws Forbidden {
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));

    show(false);
    assertThat(audioSilenced()).isTrue();
    show(true);
    assertThat(audioSilenced()).isTrue();
    show(false);
    assertThat(audioSilenced()).isFalse();
    assertThat(guestStream.membership().occupant().audioMuted()).isFalse();
  }

  @Test
  void whoIsShownMutedIsNotHeardWhateverCameBefore() throws Forbidden {
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));
    show(true);
    show(false);

    show(true);

    assertThat(guestStream.membership().occupant().audioMuted()).isTrue();
    assertThat(audioSilenced()).isTrue();
    show(false);
    assertThat(audioSilenced()).isFalse();
  }

  @Test
  void whoHasShownNothingYetIsMutedAndNotHeard() throws JoinRefused {
    var newcomer = room.join(room.admit(), Role.GUEST);

    for (var kind : MediaKind.values()) {
      assertThat(newcomer.membership().transport().silenced(kind)).isTrue();
    }
  }

  @Test
  void aShareIsHeardThoughItsOwnerIsMutedByHimself() throws Exception {
    show(true);

    var share = room.share(guest);

    assertThat(share.membership().transport().silenced(MediaKind.AUDIO)).isFalse();
    assertThat(share.membership().transport().silenced(MediaKind.VIDEO)).isFalse();
  }

  @Test
  void aMuteOfTheSoundCoversTheSoundOfTheShareButNotItsPicture() throws Exception {
    var share = room.share(guest);

    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.VIDEO));
    room.turn(() -> share.membership().muted(MediaKind.AUDIO, false));

    assertThat(share.membership().transport().silenced(MediaKind.AUDIO)).isTrue();
    assertThat(share.membership().transport().silenced(MediaKind.VIDEO)).isFalse();
  }

  @Test
  void aShareThatBeginsLaterIsSilentToo() throws Exception {
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));

    var share = room.share(guest);

    assertThat(share.membership().transport().silenced(MediaKind.AUDIO)).isTrue();
  }

  @Test
  void whatWasSilencedStaysSilentOnARenewedTransport() throws Forbidden {
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));

    room.turn(() -> guestStream.membership().renewMedia());

    assertThat(audioSilenced()).isTrue();
  }

  @Test
  void aMuteThatAStreamHasNotSeenIsOneOfTheStreamThatReplacesIt() throws Exception {
    muteWhileParked();

    assertBeginsMuted(room.join(guest, Role.GUEST));
  }

  @Test
  void aMuteThatAStreamHasNotSeenIsToldToWhoeverComesBackAfterItExpired() throws Exception {
    muteWhileParked();
    room.time.pass(Liveness.PATIENCE);
    assertThat(room.conference.people()).containsExactly(owner);

    assertBeginsMuted(room.join(guest, Role.GUEST));
  }

  @Test
  void aMuteThatWasSeenDoesNotHoldForANewerStream() throws Exception {
    muteWhileParked();
    show(true);

    guestStream = room.join(guest, Role.GUEST);
    show(false);

    assertThat(guestStream.membership().occupant().audioMuted()).isFalse();
  }

  @Test
  void aMuteOfOneCallIsNoneOfTheNext() throws Exception {
    muteWhileParked();
    room.time.pass(Liveness.PATIENCE);
    room.turn(() -> ownerStream.membership().leave());

    guestStream = room.join(guest, Role.GUEST);
    show(false);

    assertThat(guestStream.membership().occupant().audioMuted()).isFalse();
  }

  private void muteWhileParked() throws Forbidden {
    room.turn(() -> guestStream.membership().park());
    room.conference.perform(
        conference -> conference.moderation().mute(owner, guest, MediaKind.AUDIO));
  }

  private void assertBeginsMuted(LiveRoom.Stream newer) {
    guestStream = newer;
    show(false);
    assertThat(audioSilenced()).isTrue();
    var seen = newer.membership().occupant();
    assertThat(seen.audioMuted()).isTrue();
    assertThat(newer.heard).contains(new MutedByServer(seen, MediaKind.AUDIO, null));

    show(true);
    show(false);
    assertThat(audioSilenced()).isFalse();
  }

  @Test
  void aRemovedParticipantIsPutOutWithItsShareAndMayNotReturn() throws Exception {
    var share = room.share(guest);
    ownerStream.take();

    room.conference.perform(conference -> conference.moderation().remove(owner, guest, true));

    assertThat(guestStream.heard).endsWith(new Removed(owner, true));
    assertThat(share.heard).containsExactly(new Removed(owner, true));
    assertThat(ownerStream.heard).hasOnlyElementsOfType(Left.class).hasSize(2);
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(guest, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.REMOVED);
  }

  @Test
  void aRemovedParticipantIsPutOutThoughTheRegisterFails() throws Exception {
    var share = room.share(guest);
    room.failRegister();

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() ->
            room.conference.perform(
                conference -> conference.moderation().remove(owner, guest, true)))
        .withMessageContaining("the register fails");

    assertThat(guestStream.heard).endsWith(new Removed(owner, true));
    assertThat(share.heard).containsExactly(new Removed(owner, true));
    assertThat(room.conference.people()).containsExactly(owner);
  }

  @Test
  void whoHasLeftCanStillBeRemoved() throws Exception {
    room.turn(() -> guestStream.membership().leave());

    room.conference.perform(conference -> conference.moderation().remove(owner, guest, true));

    assertThat(room.register.find(room.id, guest).orElseThrow().standing())
        .isEqualTo(Standing.REMOVED);
  }

  @Test
  void endPutsEverybodyOutThoughItCannotBeWrittenDown() {
    room.failRegister();

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(
            () -> room.conference.perform(conference -> conference.moderation().end(owner)));

    assertThat(guestStream.heard).containsExactly(new Ended(owner));
    assertThat(room.conference.people()).isEmpty();
  }

  @Test
  void endPutsEverybodyOutAndEndsEveryAdmission() throws Exception {
    room.conference.perform(conference -> conference.moderation().end(owner));

    assertThat(ownerStream.heard).containsExactly(new Ended(owner));
    assertThat(guestStream.heard).containsExactly(new Ended(owner));
    assertThat(room.conference.people()).isEmpty();
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(guest, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.ENDED);
  }

  @Test
  void whoIsAdmittedAfterTheEndMayJoin() throws Exception {
    room.conference.perform(conference -> conference.moderation().end(owner));

    room.join(room.admit(), Role.GUEST);

    assertThat(room.conference.people()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"MEMBER", "GUEST"})
  void nobodyButTheOwnerMayMuteRemoveOrEnd(Role role) throws JoinRefused {
    var other = room.admit();
    room.join(other, role);

    assertForbidden(conference -> conference.moderation().mute(other, guest, MediaKind.AUDIO));
    assertForbidden(conference -> conference.moderation().remove(other, guest, true));
    assertForbidden(conference -> conference.moderation().end(other));
    assertThat(room.conference.people()).hasSize(3);
    assertThat(guestStream.membership().occupant().audioMuted()).isFalse();
  }

  @Test
  void anOwnerWhoIsNotPresentMayNothing() {
    var absent = room.admit();

    assertForbidden(conference -> conference.moderation().mute(absent, guest, MediaKind.AUDIO));
    assertForbidden(conference -> conference.moderation().remove(absent, guest, true));
    assertForbidden(conference -> conference.moderation().end(absent));
  }

  @Test
  void anOwnerCannotBeRemoved() {
    assertForbidden(conference -> conference.moderation().remove(owner, owner, true));
  }

  @Test
  void aModeratorKeepsOrderAndLeavesTheOwner() throws JoinRefused, Forbidden {
    var moderator = room.admit();
    room.join(moderator, Role.MODERATOR);

    room.conference.perform(
        conference -> conference.moderation().mute(moderator, guest, MediaKind.AUDIO));
    assertThat(guestStream.membership().occupant().audioMuted()).isTrue();
    assertForbidden(conference -> conference.moderation().remove(moderator, owner, true));
    room.conference.perform(conference -> conference.moderation().remove(moderator, guest, true));
    assertThat(room.conference.people()).hasSize(2);
  }

  private void assertForbidden(Conference.Command command) {
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> room.conference.perform(command));
  }

  private void show(boolean muted) {
    room.turn(() -> guestStream.membership().muted(MediaKind.AUDIO, muted));
  }

  private boolean audioSilenced() {
    return guestStream.membership().transport().silenced(MediaKind.AUDIO);
  }
}
