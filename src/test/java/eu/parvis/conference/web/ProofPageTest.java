package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import eu.parvis.testing.Patience;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Proving an invited address by a one-time code, over HTTP and a real mail server. */
@ParvisTest
@ExtendWith(OutputCaptureExtension.class)
class ProofPageTest {

  private static final String PUBLIC = "https://parvis.example.fr";
  private static final GreenMail POST =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private JdbcClient database;
  private RoomDetails room;
  private EmailAddress invited;
  private Visitor guest;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    POST.start();
    properties.add("parvis.public-url", () -> PUBLIC);
    properties.add("parvis.mail.host", () -> "127.0.0.1");
    properties.add("parvis.mail.port", () -> POST.getSmtp().getPort());
    properties.add("parvis.mail.security", () -> "none");
    properties.add("parvis.mail.from", () -> "parvis@example.fr");
  }

  @AfterAll
  static void close() {
    POST.stop();
  }

  @BeforeEach
  void restrictedRoom() {
    var owner = person();
    room = restricted(owner);
    invited = address();
    grants.give(room.id(), new Grantee.Address(invited), Role.MODERATOR);
    guest = new Visitor(port);
  }

  @Test
  void whoProvesAnInvitedAddressComesInWithItsRole() throws Exception {
    var before = guest.get(api("")).json();
    assertThat(before.path("door").asString()).isEqualTo("ask");
    assertThat(before.path("proof").asBoolean()).isTrue();

    var asked = ask(guest, invited.value());
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.set())
        .singleElement()
        .asString()
        .startsWith("__Host-parvisproof-" + room.slug() + "=")
        .contains("HttpOnly", "Secure", "SameSite=Strict", "Max-Age=600");
    var proved = check(guest, invited, code(invited));

    assertThat(proved.status()).isEqualTo(201);
    assertThat(proved.json().path("role").asString()).isEqualTo("moderator");
    assertThat(guest.get(api("")).json().path("door").asString()).isEqualTo("open");
    assertThat(post(guest, api("/token"), "{}").status()).isEqualTo(200);
    var again = post(guest, api("/admission"), "{\"name\":\"Anna\"}");
    assertThat(again.json().path("participant")).isEqualTo(proved.json().path("participant"));
    assertThat(again.json().path("role").asString()).isEqualTo("moderator");
  }

  @Test
  void anAddressThatIsNotInvitedGetsNothingAndTheSameAnswers() throws Exception {
    var stranger = new Visitor(port);
    var uninvited = address();
    var asked = ask(stranger, uninvited.value());
    var asInvited = ask(guest, invited.value());
    code(invited);

    assertThat(received(uninvited)).isEmpty();
    assertThat(asked.status()).isEqualTo(asInvited.status());
    assertThat(asked.body()).isEqualTo(asInvited.body());
    assertThat(asked.set()).hasSameSizeAs(asInvited.set());
    assertThat(asked.response().headers().map().keySet())
        .isEqualTo(asInvited.response().headers().map().keySet());
    var wrong = check(stranger, uninvited, "123456");
    assertThat(wrong.body()).isEqualTo(check(guest, invited, other(code(invited))).body());
  }

  /** The switch is {@code tries} in {@code AddressCodes.check}. */
  @Tag("asvs-6.6.3")
  @Test
  void fiveWrongTriesUseTheCodeUp() throws Exception {
    ask(guest, invited.value());
    var right = code(invited);
    for (var left : List.of(4, 3, 2, 1)) {
      var wrong = check(guest, invited, other(right));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.code()).isEqualTo("code-wrong");
      assertThat(wrong.json().path("left").asInt()).isEqualTo(left);
    }
    assertThat(check(guest, invited, other(right)).code()).isEqualTo("code-spent");
    assertThat(check(guest, invited, right).code())
        .as("the right one, too late")
        .isEqualTo("code-spent");
    assertNotIn(guest);
  }

  /** The switch is the drawing in {@code AddressCodes.make}. */
  @Tag("asvs-6.5.4")
  @Test
  void aCodeIsDrawnForWhoeverAsks() throws Exception {
    var codes = new HashSet<String>();
    for (var round = 1; round <= 4; round++) {
      ask(guest, invited.value());
      var code = code(invited, round);
      assertThat(code).matches("\\d{6}");
      codes.add(code);
    }
    assertThat(codes).as("all the same once in 10^18").hasSizeGreaterThan(1);
  }

  /** The switch is {@code forget} in {@code AddressCodes.check}. */
  @Tag("asvs-6.5.1")
  @Test
  void aCodeIsUsedOnce() throws Exception {
    ask(guest, invited.value());
    var right = code(invited);
    var copies = IntStream.range(0, 4).mapToObj(_ -> copy(guest)).toList();
    var tries = new ArrayList<Callable<Answer>>();
    copies.forEach(copy -> tries.add(() -> check(copy, invited, right)));

    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        statuses.add(answer.get().status());
      }
    }

    assertThat(statuses).containsExactlyInAnyOrder(201, 410, 410, 410);
    assertThat(check(copy(guest), invited, right).code()).as("replayed").isEqualTo("code-spent");
  }

  @Test
  void aCodeExpires() throws Exception {
    ask(guest, invited.value());
    var right = code(invited);
    database
        .sql("update address_code set expires_at = expires_at - interval '10 minutes'")
        .update();

    assertThat(check(guest, invited, right).code()).isEqualTo("code-spent");
    assertNotIn(guest);
  }

  /** The switches are what {@code AddressCodes.hash} binds, and the room in {@code check}. */
  @Tag("asvs-6.6.2")
  @Test
  void aCodeIsOfOneRoomOneBrowserAndOneAddress() throws Exception {
    ask(guest, invited.value());
    var right = code(invited);
    var cookie = guest.cookies.get("__Host-parvisproof-" + room.slug());
    var elsewhere = restricted(person());
    grants.give(elsewhere.id(), new Grantee.Address(invited), Role.MEMBER);
    var swapped = new Visitor(port);
    swapped.cookies.put("__Host-parvisproof-" + elsewhere.slug(), String.valueOf(cookie));
    var stranger = new Visitor(port);
    ask(stranger, invited.value());
    var colleague = address();
    grants.give(room.id(), new Grantee.Address(colleague), Role.MEMBER);

    assertThat(check(swapped, elsewhere, invited, right).code()).isEqualTo("code-spent");
    assertThat(check(stranger, invited, right).code()).as("another's").isEqualTo("code-wrong");
    assertThat(check(new Visitor(port), invited, right).code())
        .as("no cookie")
        .isEqualTo("code-spent");
    assertThat(check(guest, colleague, right).code()).as("another address").isEqualTo("code-wrong");
    assertThat(check(guest, invited, right).status()).as("whose it is").isEqualTo(201);
  }

  @Test
  void aNewCodeReplacesTheOldOne() throws Exception {
    ask(guest, invited.value());
    var first = code(invited);
    var copy = copy(guest);
    ask(guest, invited.value());

    assertThat(check(copy, invited, first).code()).isEqualTo("code-spent");
  }

  @Test
  void aGrantThatIsTakenBackLetsNobodyIn() throws Exception {
    ask(guest, invited.value());
    assertThat(check(guest, invited, code(invited)).status()).isEqualTo(201);
    var late = new Visitor(port);
    ask(late, invited.value());
    var right = code(invited, 2);

    grants.take(room.id(), new Grantee.Address(invited));

    assertThat(post(guest, api("/token"), "{}").code()).as("proved before").isEqualTo("must-wait");
    assertThat(check(late, invited, right).code()).isEqualTo("code-wrong");
  }

  @Test
  void whoWasPutOutForGoodDoesNotComeBackByAnotherCode() throws Exception {
    ask(guest, invited.value());
    check(guest, invited, code(invited));
    database
        .sql("update admission set removed_at = now() where room_id = ?")
        .param(room.id().value())
        .update();
    var afresh = new Visitor(port);
    ask(afresh, invited.value());

    assertThat(check(afresh, invited, code(invited, 2)).code()).isEqualTo("removed");
  }

  @Test
  void whoWasSentBackToTheLobbyWaitsThereWithAnotherCodeToo() throws Exception {
    ask(guest, invited.value());
    check(guest, invited, code(invited));
    database
        .sql("update admission set sent_back_at = now() where room_id = ?")
        .param(room.id().value())
        .update();
    var afresh = new Visitor(port);
    ask(afresh, invited.value());

    assertThat(check(afresh, invited, code(invited, 2)).status()).isEqualTo(202);

    assertThat(post(guest, api("/token"), "{}").code()).isEqualTo("must-wait");
    database
        .sql("update waiting set state = 'ADMITTED', decided_at = now() where room_id = ?")
        .param(room.id().value())
        .update();
    var taken = post(afresh, api("/admission"), "{\"name\":\"Anna\",\"wish\":\"take\"}");
    assertThat(taken.json().path("role").asString()).isEqualTo("moderator");
    assertThat(post(guest, api("/token"), "{}").status()).as("the first browser").isEqualTo(200);
  }

  @Test
  void aLockedRoomHasAnInvitedMemberWaitWhoIsLetInWhenItIsUnlocked() throws Exception {
    grants.give(room.id(), new Grantee.Address(invited), Role.MEMBER);
    database.sql("insert into room_lock values (?, now())").param(room.id().value()).update();
    ask(guest, invited.value());

    var waits = check(guest, invited, code(invited));

    assertThat(waits.status()).isEqualTo(202);
    assertThat(waits.json().path("state").asString()).isEqualTo("waiting");
    database.sql("delete from room_lock where room_id = ?").param(room.id().value()).update();
    var taken = post(guest, api("/admission"), "{\"name\":\"Anna\",\"wish\":\"ask\"}");
    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.json().path("role").asString()).isEqualTo("member");
  }

  /** The switch is {@code Attempts.code}. */
  @Tag("asvs-2.4.1")
  @Test
  void codesForOneAddressAreFewWhetherItIsInvitedOrNot() throws Exception {
    for (var address : List.of(invited, address())) {
      for (int i = 0; i < Attempts.MAX_CODES_BY_MAIL; i++) {
        assertThat(ask(new Visitor(port), address.value()).status()).isEqualTo(204);
      }
      var refused = ask(new Visitor(port), address.value());
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("too-many-codes");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
    }
  }

  @Test
  void codesForOneNetworkAreLimited() throws Exception {
    var office = new Visitor(port, "198.51.100.77");
    for (int i = 0; i < Attempts.MAX_CODES_BY_NETWORK; i++) {
      assertThat(ask(office, address().value()).status()).isEqualTo(204);
    }
    assertThat(ask(office, address().value()).code()).isEqualTo("too-many-codes");
    assertThat(ask(guest, invited.value()).status()).as("from elsewhere").isEqualTo(204);
  }

  /** The switch is what {@code ProofController} parses, which the page has no part in. */
  @Tag("asvs-2.2.2")
  @Test
  void badInputIsNamedAndCostsNoTry() throws Exception {
    for (var address :
        List.of("", "nobody", "a@b", "x".repeat(300) + "@example.org", "a@b.fr\\r\\nBcc:c@d.fr")) {
      assertThat(ask(guest, address).code()).as(address).isEqualTo("address-invalid");
    }
    assertThat(guest.cookies).isEmpty();
    ask(guest, invited.value());
    var right = code(invited);
    for (var code : List.of("", "12345", "1234567", "abcdef", "１２３４５６")) {
      assertThat(check(guest, invited, code).code()).as(code).isEqualTo("code-malformed");
    }
    var nameless = "{\"address\":\"%s\",\"code\":\"%s\",\"name\":\"\"}".formatted(invited, right);
    assertThat(post(guest, api("/proof/check"), nameless).code()).isEqualTo("name-invalid");
    assertThat(post(guest, api("/proof"), "{\"address\":\"a@b.fr\",\"language\":\"xx\"}").code())
        .isEqualTo("malformed");
    assertThat(check(guest, invited, right).status()).isEqualTo(201);
  }

  @Test
  void neitherCodeNorAddressIsStoredOrLogged(CapturedOutput log) throws Exception {
    ask(guest, invited.value());
    var right = code(invited);

    var row = database.sql("select address_code::text from address_code where room_id = ?");
    assertThat(row.param(room.id().value()).query(String.class).single())
        .doesNotContain(right, invited.value());
    check(guest, invited, other(right));
    check(guest, invited, right);
    assertThat(log.getAll()).doesNotContain(invited.value(), right);
  }

  @Test
  void whoIsSignedInHasNothingToProve() throws Exception {
    var person = person();
    var link = links.renew(person.id());
    links.accept(link.substring(link.lastIndexOf('/') + 1), "correct-horse-battery-9");
    var browser = new Visitor(port);
    browser.post(
        "/login",
        "username="
            + person.email().value().replace("@", "%40")
            + "&password=correct-horse-battery-9",
        "application/x-www-form-urlencoded",
        PUBLIC);

    assertThat(browser.get(api("")).json().path("proof").asBoolean()).isFalse();
    assertThat(ask(browser, invited.value()).code()).isEqualTo("not-allowed");
  }

  @Test
  void otherSitesAskForNoCode() throws Exception {
    var body = "{\"address\":\"%s\",\"language\":\"fr\"}".formatted(invited);

    var answer = guest.post(api("/proof"), body, "application/json", "https://evil.example");

    assertThat(answer.code()).isEqualTo("wrong-origin");
  }

  private RoomDetails restricted(PersonProfile owner) {
    var made = rooms.create(owner.id());
    return rooms.configure(made.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
  }

  private PersonProfile person() {
    var fresh = new NewPerson("Olga", address(), Language.ENGLISH, false);
    return people.add(fresh, ZoneId.of("Europe/Paris"));
  }

  private static EmailAddress address() {
    return new EmailAddress(UUID.randomUUID() + "@example.org");
  }

  private Visitor copy(Visitor of) {
    var copy = new Visitor(port);
    copy.cookies.putAll(of.cookies);
    return copy;
  }

  private String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }

  private static Answer post(Visitor visitor, String path, String body) throws Exception {
    return visitor.post(path, body, "application/json", PUBLIC);
  }

  private Answer ask(Visitor visitor, String address) throws Exception {
    var body = "{\"address\":\"%s\",\"language\":\"fr\"}".formatted(address);
    return post(visitor, api("/proof"), body);
  }

  private Answer check(Visitor visitor, EmailAddress address, String code) throws Exception {
    return check(visitor, room, address, code);
  }

  private static Answer check(Visitor visitor, RoomDetails room, EmailAddress address, String code)
      throws Exception {
    var body = "{\"address\":\"%s\",\"code\":\"%s\",\"name\":\"Anna\"}".formatted(address, code);
    return post(visitor, "/api/rooms/" + room.slug() + "/proof/check", body);
  }

  private void assertNotIn(Visitor visitor) throws Exception {
    assertThat(visitor.get(api("")).json().path("door").asString()).isEqualTo("ask");
    assertThat(post(visitor, api("/token"), "{}").code()).isEqualTo("no-admission");
  }

  /** The code of the first mail to this address. */
  private static String code(EmailAddress to) throws Exception {
    return code(to, 1);
  }

  /** The code of the mail of this number, from 1. */
  private static String code(EmailAddress to, int number) throws Exception {
    Patience.until("the mail", () -> received(to).size() >= number);
    return received(to).get(number - 1).getSubject().replaceAll("\\D", "");
  }

  private static List<MimeMessage> received(EmailAddress to) {
    return Arrays.stream(POST.getReceivedMessages())
        .filter(message -> GreenMailUtil.getAddressList(recipients(message)).contains(to.value()))
        .toList();
  }

  private static Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another code. */
  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
