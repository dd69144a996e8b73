package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators may do to others, and that it holds at once. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class AdministrationTest {

  @Autowired private Administration administration;
  @Autowired private Departures departures;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private RememberedLogins logins;
  @Autowired private SignIn signIn;
  @Autowired private SignedIn signedIn;
  @Autowired private PersistentLogin persistentLogin;
  @Autowired private AccountUsers users;
  @Autowired private TestPeople testPeople;
  @Autowired private PersonRepository rows;
  @Autowired private WelcomeLinkRepository openLinks;
  @Autowired private PasswordEncoder passwords;
  @Autowired private TransactionTemplate transactions;
  @Autowired private MovableClock clock;

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpSession session = new MockHttpSession();
  private PersonProfile administrator;
  private PersonProfile person;

  @BeforeEach
  void two() {
    administrator = testPeople.active(Language.ENGLISH, true);
    person = testPeople.active(Language.ENGLISH, false);
    request.setSession(session);
  }

  private List<BiConsumer<PersonId, PersonId>> changes() {
    return List.of(
        administration::suspend,
        administration::reinstate,
        administration::promote,
        administration::demote,
        administration::removePicture,
        administration::forgetIdentity,
        (by, of) -> administration.rename(by, of, "Ada"),
        (by, of) -> departures.delete(by, of, Optional.empty()));
  }

  @Test
  void onlyAnAdministratorChangesAnything() {
    var other = testPeople.active(Language.ENGLISH, false);
    for (var change : changes()) {
      refused(() -> change.accept(other.id(), person.id()));
    }
    assertThat(entry(person)).matches(entry -> !entry.suspended());
    assertThat(entry(person).profile().administrator()).isFalse();
  }

  @Test
  void nobodyChangesThemselves() {
    for (var change : changes()) {
      refused(() -> change.accept(administrator.id(), administrator.id()));
    }
    assertThat(entry(administrator)).matches(entry -> !entry.suspended());
    assertThat(entry(administrator).profile().administrator()).isTrue();
  }

  @Test
  void nothingIsDoneToAnAccountThatIsGone() {
    departures.delete(administrator.id(), person.id(), Optional.empty());
    for (var change : changes()) {
      gone(() -> change.accept(administrator.id(), person.id()));
    }
    gone(() -> links.renew(person.id()));
    gone(() -> links.revoke(person.id()));
  }

  @Test
  void anAdministratorCorrectsANameUnlessTheProviderSaysIt() {
    administration.rename(administrator.id(), person.id(), " Ada Byron ");
    assertThat(people.find(person.id()).orElseThrow().name()).isEqualTo("Ada Byron");

    testPeople.knownToProvider(person);
    refused(() -> administration.rename(administrator.id(), person.id(), "Eve"));
  }

  /** The switch is {@code revokeOthers} in {@code Administration.forgetIdentity}. */
  @Test
  void whoseIdentityIsForgottenIsOutAtOnceAndTheAccountStays() {
    testPeople.knownToProvider(person);
    signIn.as(person.id(), request, new MockHttpServletResponse());
    administration.forgetIdentity(administrator.id(), person.id());
    assertThat(people.hasIdentity(person.id())).isFalse();
    assertThat(session.isInvalid()).isTrue();
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(entry(person)).matches(entry -> !entry.suspended());
  }

  @Test
  void whoHasNoIdentityStaysSignedIn() {
    signIn.as(person.id(), request, new MockHttpServletResponse());
    administration.forgetIdentity(administrator.id(), person.id());
    assertThat(session.isInvalid()).isFalse();
    assertThat(logins.list(person.id())).hasSize(1);
  }

  /** The switch is {@code names.fixed} in {@code People.choosesName}. */
  @Test
  void whereNamesAreFixedNobodyChangesTheirOwn() {
    var fixed =
        new People(
            rows,
            openLinks,
            logins,
            passwords,
            new AccountSettings(true, Set.of()),
            new NameSettings(true),
            _ -> {},
            clock);

    transactions.executeWithoutResult(
        _ -> fixed.prefer(person.id(), "The minister", Language.FRENCH, ZoneOffset.UTC));

    assertThat(people.find(person.id()).orElseThrow())
        .extracting(PersonProfile::name, PersonProfile::language)
        .containsExactly(person.name(), Language.FRENCH);
  }

  @Test
  void aSuspendedAdministratorChangesNothing() {
    var other = testPeople.active(Language.ENGLISH, true);
    administration.suspend(administrator.id(), other.id());
    for (var change : changes()) {
      refused(() -> change.accept(other.id(), administrator.id()));
    }
  }

  @Test
  void ofTwoAdministratorsWhoDemoteEachOtherAtOnceOneStays() throws Exception {
    var other = testPeople.active(Language.ENGLISH, true);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var done =
          threads.invokeAll(
              List.of(demotion(administrator, other), demotion(other, administrator)));
      var succeeded = 0;
      for (var result : done) {
        succeeded += result.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(1);
    }
    assertThat(List.of(entry(administrator), entry(other)))
        .filteredOn(entry -> entry.profile().administrator())
        .hasSize(1);
  }

  private Callable<Boolean> demotion(PersonProfile by, PersonProfile of) {
    return () -> {
      try {
        administration.demote(by.id(), of.id());
        return true;
      } catch (AccessDeniedException _) {
        return false;
      }
    };
  }

  /** The switch is {@code revokeOthers} in {@code Administration.suspend}. */
  @Tag("asvs-7.4.2")
  @Tag("asvs-7.4.5")
  @Test
  void whoIsSuspendedIsOutAtOnceWithEveryLogin() {
    signIn.as(person.id(), request, new MockHttpServletResponse());
    administration.suspend(administrator.id(), person.id());
    assertThat(session.isInvalid()).isTrue();
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(signedIn.current()).as("though this thread goes on").isEmpty();
    assertThat(users.find(person.id())).isEmpty();
  }

  /** The switch is {@code StandingChanged.Deleted} in {@code Departures}. */
  @Tag("asvs-7.4.2")
  @Test
  void whoIsDeletedIsOutAtOnceAndLeavesNoWayIn() {
    signIn.as(person.id(), request, new MockHttpServletResponse());
    var token = TestPeople.token(links.renew(person.id()));
    var principal = users.find(person.id()).orElseThrow();
    departures.delete(administrator.id(), person.id(), Optional.empty());
    assertThat(session.isInvalid()).isTrue();
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(links.open(token)).isEmpty();
    assertThat(people.find(person.email())).isEmpty();
    assertThat(signedIn.current()).as("though this thread goes on").isEmpty();
    assertThatExceptionOfType(DataAccessException.class)
        .as("who signs in at the same moment")
        .isThrownBy(() -> finishSignIn(principal));
  }

  @Test
  void whoSignsInWhileTheyAreSuspendedHasNoSession() {
    var principal = users.find(person.id()).orElseThrow();
    administration.suspend(administrator.id(), person.id());
    finishSignIn(principal);
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void whoSignsInWhileTheyAreDemotedHasNoSessionOfAnAdministrator() {
    administration.promote(administrator.id(), person.id());
    var principal = users.find(person.id()).orElseThrow();
    administration.demote(administrator.id(), person.id());
    finishSignIn(principal);
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void aChangedRightEndsSessionsAndKeepsTheLogin() {
    signIn.as(person.id(), request, new MockHttpServletResponse());
    administration.promote(administrator.id(), person.id());
    assertThat(session.isInvalid()).isTrue();
    assertThat(logins.list(person.id())).hasSize(1);
    assertThat(users.find(person.id()).map(PersonPrincipal::getAuthorities))
        .map(Collection::size)
        .contains(2);
  }

  @Test
  void anotherPersonsSessionStays() {
    signIn.as(administrator.id(), request, new MockHttpServletResponse());
    administration.suspend(administrator.id(), person.id());
    assertThat(session.isInvalid()).isFalse();
  }

  @Test
  void aSuspendedPersonHasNoOneTimeLink() {
    var token = TestPeople.token(links.renew(person.id()));
    administration.suspend(administrator.id(), person.id());
    assertThat(links.open(token)).isEmpty();
    assertThatExceptionOfType(WelcomeLinkSpent.class)
        .isThrownBy(() -> links.accept(token, TestPeople.PASSWORD));
    assertThatExceptionOfType(AccountSuspended.class).isThrownBy(() -> links.renew(person.id()));
  }

  @Test
  void whoIsReinstatedSignsInAsBefore() {
    administration.suspend(administrator.id(), person.id());
    administration.reinstate(administrator.id(), person.id());
    assertThat(users.find(person.id())).isPresent();
    assertThat(users.load(person.email().value()).getPassword()).isNotNull();
    assertThat(entry(person)).matches(PersonEntry::active).matches(entry -> !entry.suspended());
  }

  @Test
  void onlyAdministratorsFindWhoIsSuspended() {
    var zenobie = added("Zénobie Suspendue");
    assertThat(people.search("zeno susp")).hasSize(1);
    administration.suspend(administrator.id(), zenobie.id());
    assertThat(people.search("zeno susp")).isEmpty();
    var found = administration.list("zeno susp", PeopleFilter.EVERYBODY);
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.entries())
        .singleElement()
        .matches(PersonEntry::suspended)
        .matches(entry -> entry.profile().equals(zenobie));
  }

  /** The switch is {@code V32}. */
  @Test
  void peopleAreFoundByEachWordWhateverStandsBetween() {
    for (var name : List.of("Service RH/Quittances", "Caisse (Quittances)", "Pôle&Quittances")) {
      var one = added(name);
      assertThat(people.search("quittanc")).as(name).contains(one);
    }
    var numbered = added("1018056e5a22 Quittances");
    assertThat(people.search("1018056e5a2")).containsExactly(numbered);
  }

  @Test
  void aListSaysHowManyThereAreBeyondIt() {
    for (int i = 0; i <= Administration.MOST_LISTED; i++) {
      added("Vingtrois " + i);
    }
    var found = administration.list("vingtrois", PeopleFilter.EVERYBODY);
    assertThat(found.entries()).hasSize(Administration.MOST_LISTED);
    assertThat(found.total()).isEqualTo(Administration.MOST_LISTED + 1);
    assertThat(administration.list("vingtrois", PeopleFilter.NOT_SIGNED_IN)).isEqualTo(found);
    assertThat(administration.list("", PeopleFilter.NOT_SIGNED_IN).total())
        .isBetween(found.total(), administration.list("", PeopleFilter.EVERYBODY).total() - 1);
    assertThat(administration.list("nobody is called so", PeopleFilter.EVERYBODY))
        .isEqualTo(new Administration.Found(List.of(), 0));
  }

  @Test
  void aFilterLeavesThoseWhomItNames() {
    added("Quarante Invitée");
    testPeople.knownToProvider(added("Quarante Connue"));
    var head = added("Quarante Cheffe");
    testPeople.knownToProvider(head);
    administration.promote(administrator.id(), head.id());
    var out = added("Quarante Suspendue");
    testPeople.knownToProvider(out);
    administration.suspend(administrator.id(), out.id());

    assertThat(found(PeopleFilter.EVERYBODY)).hasSize(4);
    assertThat(found(PeopleFilter.ADMINISTRATORS)).containsExactly("Quarante Cheffe");
    assertThat(found(PeopleFilter.SUSPENDED)).containsExactly("Quarante Suspendue");
    assertThat(found(PeopleFilter.NOT_SIGNED_IN)).containsExactly("Quarante Invitée");
  }

  private List<String> found(PeopleFilter filter) {
    var found = administration.list("quarante", filter);
    assertThat(found.total()).isEqualTo(found.entries().size());
    return found.entries().stream().map(entry -> entry.profile().name()).toList();
  }

  @Test
  void whoHasAPasswordHasSignedIn() {
    var address = person.email().value();
    assertThat(administration.list(address, PeopleFilter.EVERYBODY).total()).isPositive();
    assertThat(administration.list(address, PeopleFilter.NOT_SIGNED_IN).entries())
        .extracting(PersonEntry::profile)
        .doesNotContain(person);
  }

  private PersonProfile added(String name) {
    var email = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people.add(new NewPerson(name, email, Language.FRENCH, false), administrator.zone());
  }

  private void finishSignIn(PersonPrincipal principal) {
    persistentLogin.loginSuccess(
        request,
        new MockHttpServletResponse(),
        UsernamePasswordAuthenticationToken.authenticated(
            principal, null, principal.getAuthorities()));
  }

  private static void refused(Runnable change) {
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(change::run);
  }

  private static void gone(Runnable change) {
    assertThatExceptionOfType(AccountGone.class).isThrownBy(change::run);
  }

  private PersonEntry entry(PersonProfile whose) {
    return administration.entry(whose.id()).orElseThrow();
  }
}
