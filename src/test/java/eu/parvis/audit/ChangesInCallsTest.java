package eu.parvis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Forbidden;
import eu.parvis.conference.Moderation;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.ParticipantName;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.kernel.Language;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.room.TestPolicies;
import eu.parvis.testing.ParvisTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Whom the log names when a room is changed from within a call: nobody is signed in there. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class ChangesInCallsTest {

  @Autowired private AuditLog log;
  @Autowired private AuditTexts texts;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private Admissions admissions;
  @Autowired private Conferences conferences;
  @Autowired private TestPeople testPeople;

  private PersonProfile owner;
  private PersonProfile other;
  private RoomDetails room;

  @BeforeEach
  void aCall() {
    owner = testPeople.invited(Language.ENGLISH, false);
    other = testPeople.invited(Language.ENGLISH, false);
    room = rooms.create(owner.id());
  }

  @Test
  void aModeratorWithAnAccountIsNamedWithEverySettingAndRole() throws Exception {
    var moderator = testPeople.invited(Language.ENGLISH, false).id();
    grants.give(room.id(), new Grantee.Account(moderator), Role.MODERATOR, owner.id());
    var by = enters(moderator);
    var target = enters(other.id());

    perform(moderation -> moderation.policies(by, TestPolicies.openWith("chat", Role.MEMBER)));
    perform(moderation -> moderation.lock(by, true));
    perform(moderation -> moderation.lock(by, false));
    perform(moderation -> moderation.moderator(by, target, true));
    perform(moderation -> moderation.moderator(by, target, false));

    assertThat(lines())
        .extracting(AuditEntry::detail, AuditEntry::person, AuditEntry::by)
        .containsExactly(
            tuple("role=>member", other.id(), moderator),
            tuple("role=>moderator", other.id(), moderator),
            tuple("locked=true>false", null, moderator),
            tuple("locked=false>true", null, moderator),
            tuple("chat=guest>member", null, moderator),
            tuple("role=>moderator", moderator, owner.id()));
  }

  @Test
  void anOwnerIsNamedWhoPassesTheRoomOn() throws Exception {
    var by = enters(owner.id());
    var heir = enters(other.id());
    perform(moderation -> moderation.moderator(by, heir, true));

    perform(moderation -> moderation.transfer(by, heir));

    assertThat(lines())
        .extracting(AuditEntry::detail, AuditEntry::person, AuditEntry::by)
        .containsExactly(
            tuple("role=>moderator", owner.id(), owner.id()),
            tuple("role=>", other.id(), owner.id()),
            tuple("owner=>", other.id(), owner.id()),
            tuple("role=>moderator", other.id(), owner.id()));
  }

  /** Not even of whoever is signed in with the request that brought the order. */
  @Test
  void aModeratorWithoutAnAccountIsNobodyElse() throws Exception {
    var guest = enters(null);
    var by = enters(owner.id());
    var target = enters(other.id());
    perform(moderation -> moderation.moderator(by, guest, true));
    assertThat(lines()).as("a guest's role ends with the admission").isEmpty();
    testPeople.signIn(other);

    perform(
        moderation -> moderation.policies(guest, TestPolicies.openWith("chat", Role.MODERATOR)));
    perform(moderation -> moderation.moderator(guest, target, true));
    perform(moderation -> moderation.lock(guest, true));
    perform(moderation -> moderation.end(guest));

    assertThat(lines())
        .extracting(AuditEntry::detail, AuditEntry::by)
        .containsExactly(
            tuple("locked=true>false", null),
            tuple("locked=false>true", null),
            tuple("role=>moderator", null),
            tuple("chat=guest>moderator", null));
    assertThat(texts.of(lines(), Locale.ENGLISH))
        .extracting(AuditLine::by)
        .containsOnly("nobody who was signed in");
  }

  private interface Order {
    void give(Moderation moderation) throws Forbidden;
  }

  private void perform(Order order) throws Forbidden {
    conferences.of(room.id()).perform(conference -> order.give(conference.moderation()));
  }

  private ParticipantId enters(@Nullable PersonId person) throws Exception {
    var name = new ParticipantName("Name");
    var admission =
        admissions.admit(room, name, Optional.ofNullable(person), Optional.empty()).admission();
    var grant =
        new StreamGrant(
            admission.participant(), room.id(), admission.name(), admission.role(), false);
    TestStreams.join(conferences.of(room.id()), grant, _ -> {});
    return admission.participant();
  }

  private List<AuditEntry> lines() {
    var changes = new AuditFilter(Kind.ROOM_CHANGED, null, null, null);
    return log.find(changes, AuditLog.NEWEST, 20).stream()
        .filter(entry -> room.id().equals(entry.room()))
        .toList();
  }
}
