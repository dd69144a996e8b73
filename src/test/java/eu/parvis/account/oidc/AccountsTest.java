package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.account.AccountSettings;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose account an identity opens. */
class AccountsTest extends ProviderTest {

  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionTemplate transactions;

  @Test
  void anAddressIsNotEnoughWhereTheClaimSaysAnotherOrganisation() {
    var email = address();
    assertThatExceptionOfType(SignInRefused.class)
        .isThrownBy(() -> recognise(identity(email, Optional.of("another"))))
        .matches(refused -> refused.trouble() == Trouble.ORGANISATION);
    assertThatExceptionOfType(SignInRefused.class)
        .isThrownBy(() -> recognise(identity(email, Optional.empty())))
        .matches(refused -> refused.trouble() == Trouble.ORGANISATION);
    assertThat(people.find(email)).isEmpty();
    var person = recognise(identity(email, Optional.of("21750001600019")));
    assertThat(people.find(email).orElseThrow().id()).isEqualTo(person);
  }

  @Test
  void oneOfSeveralOrganisationsIsEnough() {
    var email = address();
    var claims =
        Map.of(
            "email",
            email.value(),
            "email_verified",
            true,
            "siret",
            List.of("another", "21750001600019"));
    var person = recognise(Identity.of(IdentityTest.settings(false, "siret"), subject(), claims));
    assertThat(people.find(email).orElseThrow().id()).isEqualTo(person);
  }

  @Test
  void anAddressOfAnotherDomainIsUnknownWhateverTheClaimSays() {
    var email = new EmailAddress("stranger@elsewhere.example");
    assertThatExceptionOfType(SignInRefused.class)
        .isThrownBy(() -> recognise(identity(email, Optional.of("21750001600019"))))
        .matches(refused -> refused.trouble() == Trouble.UNKNOWN);
  }

  @Test
  void whoWasInvitedMayBeOfAnotherOrganisation() {
    var invited = testPeople.invited(Language.FRENCH, false);
    assertThat(recognise(identity(invited.email(), Optional.of("another"))))
        .isEqualTo(invited.id());
  }

  /** The switch is the issuer in {@code OidcRows.person}. */
  @Tag("asvs-6.8.1")
  @Test
  void aSubjectOfAnotherIssuerIsSomebodyElse() {
    var identity = identity(address(), Optional.of("21750001600019"));
    var person = recognise(identity);
    var rows = new OidcRows(database);
    assertThat(rows.person(identity.issuer(), identity.subject())).contains(person);
    assertThat(rows.person("https://another.example", identity.subject())).isEmpty();
  }

  @Test
  void twoRequestsOfOnePersonMakeOneAccount() throws Exception {
    var email = address();
    var identity = identity(email, Optional.of("21750001600019"));
    var accounts = accounts();
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = new HashSet<PersonId>();
      var requests =
          IntStream.range(0, 4)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    start.await();
                    return accounts.recognise(identity);
                  }))
              .toList();
      start.countDown();
      for (var request : requests) {
        found.add(request.get());
      }
      assertThat(found).hasSize(1);
    }
  }

  private PersonId recognise(Identity identity) {
    return accounts().recognise(identity);
  }

  private Accounts accounts() {
    return new Accounts(
        people,
        new OidcRows(database),
        new AccountSettings(true, Set.of("ville.example")),
        IdentityTest.settings(false, "siret"),
        transactions,
        clock);
  }

  private static Identity identity(EmailAddress email, Optional<String> organisation) {
    return new Identity(
        "https://id.example",
        subject(),
        Optional.of(email),
        true,
        Optional.of("Inès Moreau"),
        Optional.empty(),
        Optional.empty(),
        organisation.stream().collect(Collectors.toSet()));
  }
}
