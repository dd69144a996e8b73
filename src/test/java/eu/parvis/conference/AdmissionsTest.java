package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.account.Administration;
import eu.parvis.account.NameSettings;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.ProfilePictures;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class AdmissionsTest {

  private static final ParticipantName ANNA = new ParticipantName("Anna");

  @Autowired private People people;
  @Autowired private ProfilePictures pictures;
  @Autowired private Administration administration;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private Conferences conferences;
  @Autowired private Admissions admissions;
  @Autowired private AdmissionRows rows;
  @Autowired private Exclusions exclusions;
  @Autowired private SpentTokens spent;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transaction;
  private final List<Membership> memberships = new ArrayList<>();
  private int endpoints;
  private PersonId owner;
  private RoomDetails room;

  @BeforeEach
  void room() {
    owner = person();
    room = rooms.create(owner);
  }

  @AfterEach
  void leave() throws Forbidden {
    conferences.of(room.id()).perform(_ -> memberships.forEach(Membership::leave));
  }

  private PersonId person() {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people
        .add(new NewPerson("Somebody", address, Language.FRENCH, false), ZoneOffset.UTC)
        .id();
  }

  private Admissions.Admitted admitGuest() throws AdmissionRefused {
    return admissions.admit(room, ANNA, Optional.empty(), Optional.empty());
  }

  @Test
  void storesTheHashOfTheSecretAlone() throws AdmissionRefused {
    var admitted = admitGuest();

    var row =
        database
            .sql("select admission::text as row, secret_hash from admission where id = ?")
            .param(admitted.admission().participant().value())
            .query()
            .singleRow();

    assertThat(row.get("secret_hash")).isEqualTo(admitted.secret().hash());
    assertThat((String) row.get("row")).doesNotContain(admitted.secret().value());
    assertThat(admitted).asString().doesNotContain(admitted.secret().value());
  }

  @Test
  void findsAnAdmissionByItsSecretInItsOwnRoomAlone() throws AdmissionRefused {
    var admitted = admitGuest();
    var other = rooms.create(owner);

    assertThat(admissions.find(room.id(), admitted.secret())).contains(admitted.admission());
    assertThat(admissions.find(other.id(), admitted.secret())).isEmpty();
  }

  @Test
  void anotherPersonOnTheSameBrowserIsAnotherParticipant() throws AdmissionRefused {
    var asOwner = admissions.admit(room, ANNA, Optional.of(owner), Optional.empty());

    var asOther =
        admissions.admit(room, ANNA, Optional.of(person()), Optional.of(asOwner.secret()));

    assertThat(asOwner.admission().role()).isEqualTo(Role.OWNER);
    assertThat(asOther.admission().role()).isEqualTo(Role.MEMBER);
    assertThat(asOther.admission().participant()).isNotEqualTo(asOwner.admission().participant());
    assertThat(asOther.secret()).isNotEqualTo(asOwner.secret());
  }

  @Test
  void whoeverWasMadeAModeratorIsAdmittedAsOne() throws AdmissionRefused {
    var moderator = person();
    grants.give(room.id(), new Grantee.Account(moderator), Role.MODERATOR);
    var admitted = admissions.admit(room, ANNA, Optional.of(moderator), Optional.empty());
    assertThat(admitted.admission().role()).isEqualTo(Role.MODERATOR);
    grants.take(room.id(), new Grantee.Account(moderator));
    var renewed =
        admissions.admit(room, ANNA, Optional.of(moderator), Optional.of(admitted.secret()));
    assertThat(renewed.admission().role()).isEqualTo(Role.MEMBER);
  }

  @Test
  void aProvedAddressIsToldAsThatAndNeverVouchesForTheName() throws AdmissionRefused {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    var admitted = admitGuest();
    assertThat(admitted.admission().verified()).isEqualTo(Verified.NOTHING);

    assertThat(admissions.prove(admitted, address).admission().verified())
        .isEqualTo(Verified.ADDRESS);
  }

  /** The switch is {@code namesFixed} in {@code Admissions}. */
  @Test
  void whereNamesAreFixedAnAccountComesInUnderItsOwn() throws AdmissionRefused {
    var account = person();
    var fixed =
        new Admissions(rows, exclusions, people, pictures, rooms, new NameSettings(true), clock);

    var admitted =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              try {
                return fixed.admit(room, ANNA, Optional.of(account), Optional.empty());
              } catch (AdmissionRefused e) {
                throw new IllegalStateException(e);
              }
            }));

    assertThat(admitted.admission())
        .extracting(Admission::name, Admission::nameFixed, Admission::verified)
        .containsExactly("Somebody", true, Verified.NAME);
    assertThat(admitGuest().admission().name()).as("a guest chooses").isEqualTo("Anna");

    people.rename(account, "Ada");
    assertThat(fixed.find(room.id(), admitted.admission().participant()).orElseThrow())
        .as("renamed by an administrator or the provider")
        .extracting(Admission::name, Admission::verified)
        .containsExactly("Ada", Verified.NAME);
  }

  @Test
  void whoTakesPartUnderTheNameOfTheirAccountDoesSoUnderItsNewOne() throws AdmissionRefused {
    var account = person();
    var own = admit(account, new ParticipantName("Somebody"));
    var chosen = admit(account, ANNA);
    var other = admit(person(), new ParticipantName("Somebody"));

    people.rename(account, "Ada");

    assertThat(again(own))
        .extracting(Admission::name, Admission::verified)
        .containsExactly("Ada", Verified.NAME);
    assertThat(again(chosen))
        .as("chosen for this room")
        .extracting(Admission::name, Admission::verified)
        .containsExactly("Anna", Verified.NOTHING);
    assertThat(again(other).name()).as("another account").isEqualTo("Somebody");
  }

  /** A name takes part by its first sixty characters. */
  @Test
  void aLongNameOfAnAccountIsFollowedToo() throws AdmissionRefused {
    var account = person();
    people.rename(account, "A".repeat(80));
    var admitted = admit(account, new ParticipantName("A".repeat(60)));

    people.rename(account, "B".repeat(80));

    assertThat(again(admitted))
        .extracting(Admission::name, Admission::verified)
        .containsExactly("B".repeat(60), Verified.NAME);
  }

  private Admission admit(PersonId person, ParticipantName name) throws AdmissionRefused {
    return admissions.admit(room, name, Optional.of(person), Optional.empty()).admission();
  }

  private Admission again(Admission before) {
    return admissions.find(room.id(), before.participant()).orElseThrow();
  }

  @Test
  void aRemovedAccountIsRefusedWithoutItsCookieToo() throws AdmissionRefused {
    var member = person();
    var admitted = admissions.admit(room, ANNA, Optional.of(member), Optional.empty());
    admissions.markRemoved(room.id(), admitted.admission().participant());

    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> admissions.admit(room, ANNA, Optional.of(member), Optional.empty()));
  }

  @Test
  void whoIsSuspendedIsInNoCallAndComesBackAsAGuest() throws Exception {
    var person = person();
    grants.give(room.id(), new Grantee.Account(person), Role.MODERATOR);
    var admitted = admissions.admit(room, ANNA, Optional.of(person), Optional.empty());
    var guest = admitGuest();
    join(admitted.admission());
    join(guest.admission());

    administration.suspend(administrator(), person);

    assertThat(admissions.find(room.id(), admitted.secret()).map(Admission::standing))
        .contains(Standing.ENDED);
    conferences.of(room.id()).perform(_ -> {});
    assertThat(conferences.people(room.id())).containsExactly(guest.admission().participant());
    var again = admissions.admit(room, ANNA, Optional.of(person), Optional.of(admitted.secret()));
    assertThat(again.admission().role()).isEqualTo(Role.GUEST);
    assertThat(again.admission().participant()).isNotEqualTo(admitted.admission().participant());
  }

  private void join(Admission admission) throws Forbidden {
    var grant =
        new StreamGrant(admission.participant(), room.id(), "Anna", admission.role(), false);
    var endpoint = "%08x".formatted(++endpoints);
    conferences
        .of(room.id())
        .perform(conference -> {
          try {
            memberships.add(conference.join(grant, endpoint, _ -> {}));
          } catch (JoinRefused e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private PersonId administrator() {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people
        .add(new NewPerson("Administrator", address, Language.FRENCH, true), ZoneOffset.UTC)
        .id();
  }

  @Test
  void whoWasRemovedStaysSoThoughTheyWereSuspendedMeanwhile() throws AdmissionRefused {
    var person = person();
    var admitted = admissions.admit(room, ANNA, Optional.of(person), Optional.empty());
    admissions.markRemoved(room.id(), admitted.admission().participant());
    var administrator = administrator();
    administration.suspend(administrator, person);
    administration.reinstate(administrator, person);
    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> admissions.admit(room, ANNA, Optional.of(person), Optional.empty()));
  }

  @Test
  void aRemovalHoldsThoughTheBrowserRenewsItsAdmissionMeanwhile() throws AdmissionRefused {
    var admitted = admitGuest();
    transaction.executeWithoutResult(_ -> {
      admissions.find(room.id(), admitted.admission().participant());
      CompletableFuture.runAsync(() -> renew(admitted)).join();
      admissions.markRemoved(room.id(), admitted.admission().participant());
    });

    assertThat(admissions.find(room.id(), admitted.secret()))
        .map(Admission::standing)
        .contains(Standing.REMOVED);
  }

  private void renew(Admissions.Admitted admitted) {
    try {
      var name = new ParticipantName("Another");
      admissions.admit(room, name, Optional.empty(), Optional.of(admitted.secret()));
    } catch (AdmissionRefused e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoWasRemovedIsAdmittedAnewAfterTheEnd() throws AdmissionRefused {
    var admitted = admitGuest();
    admissions.markRemoved(room.id(), admitted.admission().participant());
    admissions.markEnded(room.id());

    var again = admissions.admit(room, ANNA, Optional.empty(), Optional.of(admitted.secret()));

    assertThat(again.admission().standing()).isEqualTo(Standing.VALID);
    assertThat(again.admission().participant()).isNotEqualTo(admitted.admission().participant());
  }

  @Test
  void aParticipantOfAnotherRoomCannotBeMarkedRemoved() throws AdmissionRefused {
    var admitted = admitGuest();

    admissions.markRemoved(rooms.create(owner).id(), admitted.admission().participant());

    assertThat(admissions.standing(room.id(), admitted.admission().participant()))
        .isEqualTo(Standing.VALID);
  }

  @Test
  void deletesWhatNoBrowserCanUseAnyMore() throws AdmissionRefused {
    var unused = admitGuest();
    var ended = admitGuest();
    var renewed = admitGuest();
    at(unused, "renewed_at", Duration.ofDays(30).plusMinutes(1));
    at(ended, "ended_at", Duration.ofDays(1).plusMinutes(1));
    at(renewed, "created_at", Duration.ofDays(90));

    admissions.deleteOld();

    assertThat(admissions.find(room.id(), unused.secret())).isEmpty();
    assertThat(admissions.find(room.id(), ended.secret())).isEmpty();
    assertThat(admissions.find(room.id(), renewed.secret())).isPresent();
  }

  @Test
  void aBanOfAnAccountOutlastsItsAdmission() throws AdmissionRefused {
    var member = person();
    var admitted = admissions.admit(room, ANNA, Optional.of(member), Optional.empty());
    admissions.markRemoved(room.id(), admitted.admission().participant());
    at(admitted, "renewed_at", Duration.ofDays(90));

    admissions.deleteOld();

    assertThatExceptionOfType(AdmissionRefused.class)
        .isThrownBy(() -> admissions.admit(room, ANNA, Optional.of(member), Optional.empty()));
  }

  private void at(Admissions.Admitted admitted, String column, Duration ago) {
    database
        .sql("update admission set " + column + " = now() - cast(? as interval) where id = ?")
        .param(ago.toMinutes() + " minutes")
        .param(admitted.admission().participant().value())
        .update();
  }

  @Test
  void forgetsSpentTokensOnceTheyHaveExpired() {
    var old = UUID.randomUUID();
    var young = UUID.randomUUID();
    spent.spend(old, clock.instant().minusSeconds(1));
    spent.spend(young, clock.instant().plusSeconds(60));

    spent.deleteExpired();

    assertThat(spent.spend(old, clock.instant())).isTrue();
    assertThat(spent.spend(young, clock.instant())).isFalse();
  }
}
