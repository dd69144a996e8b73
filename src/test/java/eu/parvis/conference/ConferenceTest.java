package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.conference.ConferenceEvent.Changed;
import eu.parvis.conference.ConferenceEvent.Joined;
import eu.parvis.conference.ConferenceEvent.Left;
import eu.parvis.conference.ConferenceEvent.Replaced;
import eu.parvis.conference.ConferenceEvent.SharerLeft;
import eu.parvis.media.MediaKind;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConferenceTest {

  private final LiveRoom room = new LiveRoom(2);

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anErrorInACommandReachesTheCaller() {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() ->
            room.conference.perform(_ -> {
              throw new StackOverflowError();
            }))
        .withCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void tellsOthersOfANewcomerAndNotTheNewcomerOfItself() throws JoinRefused {
    var anna = room.join(room.admit(), Role.OWNER);
    var ben = room.join(room.admit(), Role.GUEST);

    assertThat(anna.heard).containsExactly(new Joined(ben.membership().occupant()));
    assertThat(ben.heard).isEmpty();
    assertThat(room.occupants()).extracting(Occupant::role).containsExactly(Role.OWNER, Role.GUEST);
  }

  @Test
  void refusesMorePeopleThanTheRoomTakes() throws JoinRefused {
    room.join(room.admit(), Role.OWNER);
    room.join(room.admit(), Role.GUEST);

    assertRefused(JoinRefused.Reason.FULL, room.admit());
  }

  @Test
  void countsPeopleAndNotStreamsOrShares() throws JoinRefused {
    var anna = room.admit();
    room.join(anna, Role.OWNER);
    room.share(anna);
    room.join(anna, Role.OWNER);

    room.join(room.admit(), Role.GUEST);

    assertThat(room.conference.people()).hasSize(2);
    assertThat(room.occupants()).hasSize(3);
  }

  @Test
  void refusesWhoWasNeverAdmitted() {
    assertRefused(JoinRefused.Reason.ENDED, ParticipantId.random());
  }

  @Test
  void refusesAShareWithoutItsParticipant() {
    var absent = room.admit();

    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.share(absent))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.OWNER_ABSENT);
  }

  @Test
  void refusesAGrantOfAnotherRoom() {
    var elsewhere = new RoomId(UUID.randomUUID());
    var grant = new StreamGrant(room.admit(), elsewhere, "Eve", Role.OWNER, false);

    room.turn(() ->
        assertThatIllegalArgumentException()
            .isThrownBy(() -> room.conference.join(grant, "0000000a", event -> {})));
    assertThat(room.occupants()).isEmpty();
  }

  @Test
  void replacesTheOlderStreamOfAParticipantAtOnce() throws JoinRefused {
    var watcher = room.join(room.admit(), Role.OWNER);
    var participant = room.admit();
    var older = room.join(participant, Role.GUEST);
    var left = older.membership().occupant();
    watcher.take();

    var newer = room.join(participant, Role.GUEST);

    assertThat(older.heard).containsExactly(new Replaced());
    assertThat(watcher.heard)
        .containsExactly(new Left(left), new Joined(newer.membership().occupant()));
    assertThat(room.occupants()).hasSize(2);
  }

  @Test
  void aReplacedStreamHasNoEffectAnyMore() throws JoinRefused {
    var participant = room.admit();
    var older = room.join(participant, Role.GUEST);
    room.join(participant, Role.GUEST);

    room.turn(() -> older.membership().leave());

    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void aShareGoesWhenItsParticipantGoes() throws JoinRefused {
    var participant = room.admit();
    var watcher = room.join(room.admit(), Role.OWNER);
    var main = room.join(participant, Role.GUEST);
    var share = room.share(participant);
    watcher.take();

    room.turn(() -> main.membership().leave());

    assertThat(share.heard).containsExactly(new SharerLeft());
    assertThat(watcher.heard).hasOnlyElementsOfType(Left.class).hasSize(2);
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void aShareHearsNothingOfOthers() throws JoinRefused {
    var participant = room.admit();
    room.join(participant, Role.GUEST);
    var share = room.share(participant);

    var other = room.join(room.admit(), Role.GUEST);
    room.turn(() -> other.membership().muted(MediaKind.AUDIO, false));
    room.turn(() -> other.membership().leave());

    assertThat(share.heard).isEmpty();
  }

  @Test
  void aShareThatLivesOutlastsAReplacedStreamOfItsParticipant() throws JoinRefused {
    var participant = room.admit();
    room.join(participant, Role.GUEST);
    var share = room.share(participant);

    room.join(participant, Role.GUEST);

    assertThat(share.heard).isEmpty();
    assertThat(room.occupants()).hasSize(2);
  }

  @Test
  void tellsEverybodyWhatAClientShowsAsMuted() throws JoinRefused {
    var anna = room.join(room.admit(), Role.OWNER);
    var ben = room.join(room.admit(), Role.GUEST);
    anna.take();

    room.turn(() -> ben.membership().muted(MediaKind.AUDIO, false));
    room.turn(() -> ben.membership().muted(MediaKind.AUDIO, false));

    assertThat(anna.heard).containsExactly(new Changed(ben.membership().occupant()));
    assertThat(ben.heard).containsExactly(new Changed(ben.membership().occupant()));
    assertThat(ben.membership().occupant().audioMuted()).isFalse();
    assertThat(ben.membership().occupant().videoMuted()).isTrue();
  }

  @Test
  void leavesOnlyAStreamOfTheParticipantWhoAsks() throws JoinRefused {
    var anna = room.admit();
    var stream = room.join(anna, Role.OWNER);
    var ben = room.admit();
    room.join(ben, Role.GUEST);

    room.turn(() -> room.conference.leave(ben, stream.endpoint()));
    assertThat(room.occupants()).hasSize(2);

    room.turn(() -> room.conference.leave(anna, stream.endpoint()));
    assertThat(room.occupants()).hasSize(1);
  }

  @Test
  void newsCausedWhileHearingNewsReachEverybodyInOneOrder() throws JoinRefused {
    var spacious = new LiveRoom(3);
    try (spacious) {
      var shy = new LiveRoom.Stream();
      spacious.join(shy, spacious.admit(), event -> leaveAtFirstNews(shy, event));
      var watcher = spacious.join(spacious.admit(), Role.GUEST);
      assertThat(watcher.take()).hasExactlyElementsOfTypes(Left.class);

      spacious.join(shy, spacious.admit(), event -> leaveAtFirstNews(shy, event));
      watcher.take();
      var newcomer = spacious.join(spacious.admit(), Role.GUEST);

      assertThat(watcher.heard).hasExactlyElementsOfTypes(Joined.class, Left.class);
      assertThat(newcomer.heard).hasExactlyElementsOfTypes(Left.class);
    }
  }

  private static void leaveAtFirstNews(LiveRoom.Stream shy, ConferenceEvent event) {
    if (!(event instanceof ConferenceEvent.PermissionsChanged)) {
      shy.membership().leave();
    }
  }

  @Test
  void nothingIsDoneOutsideATurn() throws JoinRefused {
    var stream = room.join(room.admit(), Role.GUEST);

    assertThatIllegalStateException().isThrownBy(() -> stream.membership().leave());
    assertThatIllegalStateException().isThrownBy(room.conference::occupants);
  }

  @Test
  void aListenerThatFailsHurtsNobodyElse() throws JoinRefused {
    assertHurtsNobodyElse(() -> {
      throw new IllegalStateException("a broken listener");
    });
  }

  @Test
  void anErrorInAListenerHurtsNobodyElse() throws JoinRefused {
    assertHurtsNobodyElse(() -> {
      throw new StackOverflowError();
    });
  }

  private void assertHurtsNobodyElse(Runnable failure) throws JoinRefused {
    var grant = new StreamGrant(room.admit(), room.id, "Odd", Role.GUEST, false);
    room.turn(() -> {
      try {
        room.conference.join(grant, "0000000b", _ -> failure.run());
      } catch (JoinRefused e) {
        throw new AssertionError(e);
      }
    });

    var ben = room.join(room.admit(), Role.GUEST);
    room.turn(() -> ben.membership().muted(MediaKind.VIDEO, false));

    assertThat(ben.heard).containsExactly(new Changed(ben.membership().occupant()));
  }

  private void assertRefused(JoinRefused.Reason reason, ParticipantId participant) {
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(participant, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(reason);
  }
}
