package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.conference.ConferenceEvent.HandLowered;
import eu.parvis.conference.ConferenceEvent.MutedByServer;
import eu.parvis.conference.ConferenceEvent.PermissionsChanged;
import eu.parvis.conference.ConferenceEvent.Removed;
import eu.parvis.conference.ConferenceEvent.SharerLeft;
import eu.parvis.media.MediaKind;
import eu.parvis.room.Role;
import eu.parvis.room.TestPolicies;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be done in a call, changed while it goes on. */
class PermissionsTest {

  private final LiveRoom room = new LiveRoom(10);
  private final ParticipantId owner = room.admit();
  private final ParticipantId moderator = room.admit();
  private final ParticipantId guest = room.admit();
  private LiveRoom.Stream ownerStream = new LiveRoom.Stream();
  private LiveRoom.Stream guestStream = new LiveRoom.Stream();

  @BeforeEach
  void join() throws JoinRefused {
    ownerStream = room.join(owner, Role.OWNER);
    room.join(moderator, Role.MODERATOR);
    guestStream = room.join(guest, Role.GUEST);
    show(MediaKind.AUDIO, false);
    show(MediaKind.VIDEO, false);
    ownerStream.take();
    guestStream.take();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void whoeverIsForbiddenToSpeakIsShownMutedAndNotForwardedWhateverTheClientShows()
      throws Forbidden {
    perform(moderation -> moderation.allow(owner, guest, Action.SPEAK, false));
    show(MediaKind.AUDIO, true);
    show(MediaKind.AUDIO, false);

    assertThat(occupant().audioMuted()).isTrue();
    assertThat(occupant().denied()).containsExactly(Action.SPEAK);
    assertThat(silenced(MediaKind.AUDIO)).isTrue();
    assertThat(silenced(MediaKind.VIDEO)).isFalse();
  }

  @Test
  void whoSwitchesOnWhatIsForbiddenIsToldAtOnce() throws Forbidden {
    perform(moderation -> moderation.allow(owner, guest, Action.SPEAK, false));
    show(MediaKind.AUDIO, true);
    guestStream.take();

    show(MediaKind.AUDIO, false);

    assertThat(guestStream.heard)
        .containsExactly(new MutedByServer(occupant(), MediaKind.AUDIO, null));
  }

  @Test
  void whoIsAllowedAgainIsHeardOnlyAfterSwitchingOn() throws Forbidden {
    perform(moderation -> moderation.allow(owner, guest, Action.SPEAK, false));
    perform(moderation -> moderation.allow(owner, guest, Action.SPEAK, true));

    assertThat(occupant().denied()).isEmpty();
    assertThat(silenced(MediaKind.AUDIO)).isTrue();
    show(MediaKind.AUDIO, false);
    assertThat(silenced(MediaKind.AUDIO)).isTrue();
    show(MediaKind.AUDIO, true);
    show(MediaKind.AUDIO, false);
    assertThat(silenced(MediaKind.AUDIO)).isFalse();
  }

  @Test
  void whatIsForbiddenStaysSoForANewerStream() throws Exception {
    perform(moderation -> moderation.allow(owner, guest, Action.SHOW, false));

    guestStream = room.join(guest, Role.GUEST);
    show(MediaKind.VIDEO, false);

    assertThat(silenced(MediaKind.VIDEO)).isTrue();
    assertThat(occupant().videoMuted()).isTrue();
  }

  @Test
  void thePersonConcernedIsToldWhatIsDifferentAndByWhom() throws Forbidden {
    perform(moderation -> moderation.allow(owner, guest, Action.SHARE, false));

    assertThat(told().by()).isEqualTo(owner);
    assertThat(told().permissions().may())
        .doesNotContain(Action.SHARE)
        .contains(Action.SPEAK, Action.SHOW);
    assertThat(ownerStream.permissions).hasSize(1);
  }

  @Test
  void aShareEndsThatIsForbiddenAndNoneBegins() throws Exception {
    var share = room.share(guest);

    perform(moderation -> moderation.allow(owner, guest, Action.SHARE, false));

    assertThat(share.heard).endsWith(new SharerLeft());
    assertThat(share.membership().present()).isFalse();
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.share(guest))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.NOT_ALLOWED);
  }

  @Test
  void whatNobodyMayAnyMoreStopsAtOnceButForThoseWhoModerate() throws Forbidden {
    perform(
        moderation -> moderation.policies(owner, TestPolicies.openWith("speak", Role.MODERATOR)));

    assertThat(occupant().audioMuted()).isTrue();
    assertThat(told().permissions().may()).doesNotContain(Action.SPEAK);
    assertThat(told().by()).isEqualTo(owner);
    assertThat(ownerStream.membership().occupant().denied()).isEmpty();
  }

  @Test
  void oneOfManyMaySpeakAlthoughThePolicySaysNo() throws Forbidden {
    perform(
        moderation -> moderation.policies(owner, TestPolicies.openWith("speak", Role.MODERATOR)));

    perform(moderation -> moderation.allow(owner, guest, Action.SPEAK, true));
    show(MediaKind.AUDIO, true);
    show(MediaKind.AUDIO, false);

    assertThat(silenced(MediaKind.AUDIO)).isFalse();
  }

  @Test
  void settingsThatAreChangedOutsideOfTheCallTakeEffectInIt() {
    room.register.change(room.id, TestPolicies.openWith("speak", Role.MEMBER));
    room.turn(room.conference::settingsChanged);

    assertThat(occupant().denied()).containsExactly(Action.SPEAK);
    assertThat(told().by()).isNull();
  }

  @Test
  void whoModeratesIsForbiddenNothing() {
    assertForbidden(
        Action.FORBID, moderation -> moderation.allow(owner, moderator, Action.SPEAK, false));
    assertForbidden(
        Action.FORBID, moderation -> moderation.allow(moderator, owner, Action.SPEAK, false));
  }

  @Test
  void everybodyButTheModeratorIsMutedAtOnceAndToldAlone() throws Forbidden {
    room.turn(() -> ownerStream.membership().muted(MediaKind.AUDIO, false));
    guestStream.take();
    ownerStream.take();

    perform(moderation -> moderation.muteAll(owner, MediaKind.AUDIO));

    assertThat(silenced(MediaKind.AUDIO)).isTrue();
    assertThat(guestStream.heard).contains(new MutedByServer(occupant(), MediaKind.AUDIO, owner));
    assertThat(ownerStream.membership().occupant().audioMuted()).isFalse();
    assertThat(ownerStream.heard).noneMatch(MutedByServer.class::isInstance);
  }

  @Test
  void everybodysSharesFallSilentWithThemThoughTheirMicrophonesWereOff() throws Exception {
    show(MediaKind.AUDIO, true);
    var share = room.share(guest);
    guestStream.take();

    perform(moderation -> moderation.muteAll(owner, MediaKind.AUDIO));

    assertThat(share.membership().transport().silenced(MediaKind.AUDIO)).isTrue();
    assertThat(guestStream.heard).contains(new MutedByServer(occupant(), MediaKind.AUDIO, owner));
  }

  @Test
  void loweredHandsAreKeptInTheLog() throws Exception {
    room.turn(() -> guestStream.membership().hand(true));

    perform(moderation -> moderation.lowerHand(owner, guest));
    perform(moderation -> moderation.lowerHand(owner, guest));
    perform(moderation -> moderation.lowerHands(owner));
    room.turn(() -> guestStream.membership().hand(false));
    room.turn(() -> guestStream.membership().hand(true));
    perform(moderation -> moderation.lowerHands(moderator));

    assertThat(room.register.log)
        .extracting(LogEntry::action, LogEntry::byId, LogEntry::targetId)
        .containsExactly(
            tuple(Action.LOWER_HAND, owner, guest), tuple(Action.LOWER_HAND, moderator, null));
  }

  @Test
  void newcomersBeginMutedWhereThePolicySaysSoAndReturnersDoNot() throws Exception {
    perform(moderation -> moderation.policies(owner, TestPolicies.openWith("startMuted", true)));
    var late = room.admit();
    var newcomer = room.join(late, Role.GUEST);
    newcomer.take();

    room.turn(() -> newcomer.membership().muted(MediaKind.AUDIO, false));
    assertThat(newcomer.membership().occupant().audioMuted()).isTrue();
    assertThat(newcomer.heard).anyMatch(MutedByServer.class::isInstance);

    room.turn(() -> newcomer.membership().muted(MediaKind.AUDIO, true));
    room.turn(() -> newcomer.membership().muted(MediaKind.AUDIO, false));
    assertThat(newcomer.membership().occupant().audioMuted()).isFalse();
    var again = room.join(late, Role.GUEST);
    room.turn(() -> again.membership().muted(MediaKind.AUDIO, false));
    assertThat(again.membership().occupant().audioMuted()).isFalse();
  }

  /** The switch is {@code Register.enter} in {@code Conference.join}. */
  @Test
  void whoWasInStaysUnmutedAfterARestartOfTheServer() throws Exception {
    perform(moderation -> moderation.policies(owner, TestPolicies.openWith("startMuted", true)));
    var late = room.admit();
    room.join(late, Role.GUEST);

    room.restart();

    assertThat(mutedOnceItSpeaks(late)).isFalse();
    assertThat(mutedOnceItSpeaks(room.admit())).isTrue();
  }

  private boolean mutedOnceItSpeaks(ParticipantId participant) throws JoinRefused {
    var stream = room.join(participant, Role.GUEST);
    room.turn(() -> stream.membership().muted(MediaKind.AUDIO, false));
    return stream.membership().occupant().audioMuted();
  }

  @Test
  void aModeratorIsMadeAndUnmadeWithEffectAtOnce() throws Forbidden {
    assertForbidden(Action.MUTE, moderation -> moderation.mute(guest, owner, MediaKind.AUDIO));

    perform(moderation -> moderation.moderator(moderator, guest, true));
    perform(moderation -> moderation.mute(guest, owner, MediaKind.AUDIO));
    assertThat(occupant().role()).isEqualTo(Role.MODERATOR);
    assertThat(told().permissions().may()).contains(Action.MUTE, Action.GIVE_ROLE);

    perform(moderation -> moderation.moderator(moderator, guest, false));
    assertThat(occupant().role()).isEqualTo(Role.GUEST);
    assertForbidden(Action.MUTE, moderation -> moderation.mute(guest, owner, MediaKind.AUDIO));
  }

  @Test
  void aRoleThatWasTakenDoesNotComeBackWithAnOlderToken() throws Exception {
    perform(moderation -> moderation.moderator(owner, moderator, false));

    room.join(moderator, Role.MODERATOR);

    assertForbidden(Action.END, moderation -> moderation.end(moderator));
  }

  @Test
  void theLastOwnerIsProtected() {
    assertForbidden(Action.GIVE_ROLE, moderation -> moderation.moderator(owner, owner, false));
    assertForbidden(Action.GIVE_ROLE, moderation -> moderation.moderator(moderator, owner, false));
    assertForbidden(Action.TRANSFER, moderation -> moderation.transfer(moderator, moderator));
  }

  @Test
  void theRoomPassesToAnotherWithAnAccountAndToNoGuest() throws Forbidden {
    assertForbidden(Action.TRANSFER, moderation -> moderation.transfer(owner, guest));

    perform(moderation -> moderation.transfer(owner, moderator));

    assertThat(ownerStream.membership().occupant().role()).isEqualTo(Role.MODERATOR);
    assertForbidden(Action.REMOVE, moderation -> moderation.remove(owner, moderator, false));
  }

  @Test
  void aNameIsChangedForEverybodyAndStays() throws Exception {
    perform(moderation -> moderation.rename(owner, guest, new ParticipantName("Guy")));

    assertThat(occupant().name()).isEqualTo("Guy");
    assertThat(told().permissions().name()).isEqualTo("Guy");
    guestStream = room.join(guest, Role.GUEST);
    assertThat(occupant().name()).isEqualTo("Guy");
  }

  @Test
  void aNameThatIsFixedIsChangedByNobody() {
    room.register.fixName(moderator);
    room.turn(room.conference::settingsChanged);
    var other = new ParticipantName("The Minister");

    assertForbidden(Action.RENAME, moderation -> moderation.rename(owner, moderator, other));
    assertForbidden(
        Action.RENAME_THEMSELVES, moderation -> moderation.rename(moderator, moderator, other));
  }

  @Test
  void whoWasRemovedWithoutABanIsAdmittedAnew() throws Exception {
    perform(moderation -> moderation.remove(owner, guest, false));

    assertThat(guestStream.heard).endsWith(new Removed(owner, false));
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(guest, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.ENDED);
    room.join(room.admit(), Role.GUEST);
  }

  @Test
  void aBanIsToldToThoseWhoMayTakeItBackAndTakenBack() throws Exception {
    var other = room.join(room.admit(), Role.GUEST);

    perform(moderation -> moderation.remove(owner, guest, true));

    assertThat(ownerStream.permissions.getLast().permissions().bans())
        .extracting(Ban::participant)
        .containsExactly(guest);
    assertThat(other.permissions.getLast().permissions().bans()).isEmpty();
    perform(moderation -> moderation.liftBan(moderator, guest));
    assertThat(ownerStream.permissions.getLast().permissions().bans()).isEmpty();
    assertThat(room.register.log).last().extracting(LogEntry::action).isEqualTo(Action.LIFT_BAN);
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(guest, Role.GUEST))
        .extracting(JoinRefused::reason)
        .as("asks as anybody does")
        .isEqualTo(JoinRefused.Reason.ENDED);
  }

  @Test
  void whoIsNotBannedStaysAsTheyAre() throws Exception {
    perform(moderation -> moderation.liftBan(moderator, guest));

    assertThat(room.register.find(room.id, guest).orElseThrow().standing())
        .isEqualTo(Standing.VALID);
    assertThat(room.register.log).isEmpty();
  }

  @Test
  void aRoomThatThereIsNoMorePutsEverybodyOut() {
    room.turn(() -> room.conference.life().end(null));

    assertThat(guestStream.heard).containsExactly(new ConferenceEvent.Ended(null));
    assertThat(ownerStream.heard).containsExactly(new ConferenceEvent.Ended(null));
  }

  @Test
  void whoIsSentToTheLobbyIsOutUntilLetInAgain() throws Exception {
    perform(moderation -> moderation.sendToLobby(moderator, guest));

    assertThat(guestStream.heard).endsWith(new ConferenceEvent.SentToLobby(moderator));
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(guest, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.LOCKED);
  }

  @Test
  void theOwnerIsNotSentToTheLobby() {
    assertForbidden(Action.SEND_TO_LOBBY, moderation -> moderation.sendToLobby(moderator, owner));
  }

  @Test
  void aLockKeepsOutWhoWasNotInAndLetsBackWhoWas() throws Exception {
    var absent = room.admit();
    room.register.admit(new StreamGrant(absent, room.id, "Late", Role.GUEST, false));

    perform(moderation -> moderation.lock(owner, true));
    guestStream = room.join(guest, Role.GUEST);
    room.turn(() -> guestStream.membership().leave());
    guestStream = room.join(guest, Role.GUEST);

    assertThat(told().permissions().locked()).isTrue();
    assertThatExceptionOfType(JoinRefused.class)
        .isThrownBy(() -> room.join(absent, Role.GUEST))
        .extracting(JoinRefused::reason)
        .isEqualTo(JoinRefused.Reason.LOCKED);
    perform(moderation -> moderation.lock(owner, false));
    room.join(absent, Role.GUEST);
  }

  @Test
  void aLoweredHandStaysDownUntilItIsRaisedAnew() throws Forbidden {
    raise(true);
    var raisedAt = room.time.instant();
    room.time.pass(Duration.ofSeconds(5));
    raise(true);
    assertThat(occupant().handSince()).isEqualTo(raisedAt);
    guestStream.take();

    perform(moderation -> moderation.lowerHand(owner, guest));
    raise(true);

    assertThat(occupant().handSince()).isNull();
    assertThat(guestStream.heard).contains(new HandLowered(owner));
    raise(false);
    raise(true);
    assertThat(occupant().handSince()).isNotNull();
  }

  @Test
  void aHandKeepsItsPlaceOverAReload() throws Exception {
    raise(true);
    var raisedAt = room.time.instant();
    room.time.pass(Duration.ofSeconds(5));

    guestStream = room.join(guest, Role.GUEST);
    raise(true);

    assertThat(occupant().handSince()).isEqualTo(raisedAt);
  }

  @Test
  void whatIsDoneIsLoggedWithTheNamesOfThatMoment() throws Forbidden {
    perform(moderation -> moderation.mute(owner, guest, MediaKind.AUDIO));
    perform(
        moderation -> moderation.policies(owner, TestPolicies.openWith("speak", Role.MODERATOR)));
    assertForbidden(Action.END, moderation -> moderation.end(guest));

    assertThat(room.register.log)
        .extracting(LogEntry::action, LogEntry::byId, LogEntry::target, LogEntry::detail)
        .containsExactly(
            tuple(Action.MUTE, owner, "Name", "audio"),
            tuple(Action.SET_POLICIES, owner, null, "speak=moderator"));
  }

  private interface Order {
    void give(Moderation moderation) throws Forbidden;
  }

  private void perform(Order order) throws Forbidden {
    room.conference.perform(conference -> order.give(conference.moderation()));
  }

  private void assertForbidden(Action action, Order order) {
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> perform(order))
        .withMessageContaining(action.name());
  }

  private void show(MediaKind kind, boolean muted) {
    room.turn(() -> guestStream.membership().muted(kind, muted));
  }

  private void raise(boolean raised) {
    room.turn(() -> guestStream.membership().hand(raised));
  }

  private Occupant occupant() {
    return guestStream.membership().occupant();
  }

  private boolean silenced(MediaKind kind) {
    return guestStream.membership().transport().silenced(kind);
  }

  private PermissionsChanged told() {
    return guestStream.permissions.getLast();
  }
}
