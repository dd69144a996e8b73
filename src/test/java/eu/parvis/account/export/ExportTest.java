package eu.parvis.account.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.securityContext;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.PersonalData;
import eu.parvis.account.SignIn;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Answer;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.PartStat;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDefaults;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a person, as files. */
@ParvisTest
@AutoConfigureMockMvc
@Import({MovableClock.Configuration.class, TestPeople.class})
class ExportTest {

  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";
  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");

  @Autowired private MockMvcTester http;
  @Autowired private Meetings meetings;
  @Autowired private Attendees attendees;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private RoomDefaults defaults;
  @Autowired private SignIn signIn;
  @Autowired private TestPeople testPeople;
  @Autowired private List<PersonalData> parts;
  @Autowired private JdbcTemplate database;
  @Autowired private MovableClock clock;

  private PersonProfile administrator;
  private PersonProfile person;
  private PersonProfile other;

  @BeforeEach
  void arrive() {
    administrator = testPeople.active(Language.ENGLISH, true);
    person = testPeople.active(Language.ENGLISH, false);
    other = testPeople.active(Language.ENGLISH, false);
  }

  /**
   * The switches are {@code attachment} and {@code noStore} in {@code ExportController}; the second
   * is in the headers of every chain as well.
   */
  @Tag("asvs-3.2.1")
  @Tag("asvs-14.3.2")
  @Test
  void aPersonGetsAllOfTheirOwnAndNothingOfOthers() throws Exception {
    schedule(person, "Budget of the port", Invitee.required(GUEST, "Guest"));
    var invited = schedule(other, "Festival", Invitee.required(person.email(), "Camille"));
    schedule(other, "Not theirs", Invitee.required(GUEST, "Guest"));
    var attendee = attendees.find(invited, person.id()).orElseThrow();
    attendees.answer(
        attendee.id(),
        person.id(),
        null,
        new Answer(PartStat.ACCEPTED, "With pleasure", 0, clock.instant()));
    signIn.as(person.id(), new MockHttpServletRequest(), new MockHttpServletResponse());

    var answer = asks(person, ExportController.OWN);
    assertThat(answer)
        .hasStatusOk()
        .hasHeader("Content-Type", "application/zip")
        .hasHeader("Content-Disposition", "attachment; filename=\"parvis-data.zip\"")
        .hasHeader("Cache-Control", "no-store")
        .hasHeader("X-Content-Type-Options", "nosniff");
    var files = files(answer);
    assertThat(files.get("profile").get(0).get("address").asString())
        .isEqualTo(person.email().value());
    assertThat(files.get("sessions")).hasSize(1);
    assertThat(files.get("rooms")).hasSize(1);
    assertThat(files.get("meetings")).hasSize(1);
    var meeting = files.get("meetings").get(0);
    assertThat(meeting.get("title").asString()).isEqualTo("Budget of the port");
    assertThat(meeting.get("attendees").get(0).asString()).isEqualTo(GUEST.value());
    var invitation = files.get("invitations").get(0);
    assertThat(invitation.get("title").asString()).isEqualTo("Festival");
    assertThat(invitation.get("answer").asString()).isEqualTo("ACCEPTED");
    assertThat(invitation.get("comment").asString()).isEqualTo("With pleasure");
    assertThat(files.get("log").toString()).contains("SIGNED_IN");
    assertThat(files.toString())
        .doesNotContain("Not theirs", other.email().value(), "password_hash", "token");
  }

  /** What somebody was given or proved by their address alone is theirs as well. */
  @Test
  void whatIsKnownOfTheAddressIsKnownOfThePerson() throws Exception {
    var room = rooms.create(other.id());
    grants.give(room.id(), new Grantee.Address(person.email()), Role.MODERATOR);
    defaults.choose(person.id(), AccessLevel.TRUSTED, Policies.open());
    for (var table : List.of("admission", "waiting")) {
      database.update(
          ("insert into %s (id, version, room_id, email, name, secret_hash, %s) "
                  + "values (gen_random_uuid(), 0, ?, ?, 'By code', sha256(gen_random_uuid()::text::bytea), %s)")
              .formatted(
                  table,
                  table.equals("admission")
                      ? "role, created_at, renewed_at"
                      : "asked_at, seen_at, state, refusals",
                  table.equals("admission")
                      ? "'GUEST', now(), now()"
                      : "now(), now(), 'WAITING', 0"),
          room.id().value(),
          person.email().value());
    }
    signIn.as(person.id(), new MockHttpServletRequest(), new MockHttpServletResponse());

    var files = files(asks(person, ExportController.OWN));

    assertThat(files.get("roles").get(0).get("role").asString()).isEqualTo("MODERATOR");
    assertThat(files.get("admissions").get(0).get("name").asString()).isEqualTo("By code");
    assertThat(files.get("waiting").get(0).get("name").asString()).isEqualTo("By code");
    assertThat(files.get("defaults-of-rooms").get(0).get("access").asString()).isEqualTo("TRUSTED");
  }

  /** Without the filter of {@code Archive.values} the titles stand there. */
  @Test
  @Tag("asvs-8.2.3")
  void anAdministratorGetsItWithoutWhatMeetingsAreAbout() throws Exception {
    schedule(person, "Budget of the port", Invitee.required(GUEST, "Guest"));
    var path = ExportController.ANY.replaceFirst("\\{.*}", person.id().value().toString());
    var files = files(asks(administrator, path));
    assertThat(files.get("meetings")).hasSize(1);
    assertThat(files.get("rooms").get(0).has("link")).isFalse();
    assertThat(files.toString())
        .contains(person.email().value())
        .doesNotContain("Budget of the port", GUEST.value());
    assertThat(asks(administrator, path.replace(person.id().value().toString(), UNKNOWN)))
        .hasStatus(404);
    assertThat(asks(other, path)).hasStatus(403);
  }

  @Test
  void nobodyGetsAnythingWithoutSigningIn() {
    assertThat(http.perform(get(ExportController.OWN)))
        .hasStatus(401)
        .doesNotContainHeader("Set-Cookie");
    testPeople.signIn(person);
    var context = SecurityContextHolder.getContext();
    assertThat(http.perform(post(ExportController.OWN).with(securityContext(context))))
        .hasStatus(403);
  }

  /** A table that names people and is in no file would be forgotten. */
  @Test
  void everyTableThatNamesPeopleIsInAFile() {
    var tables =
        database.queryForList(
            """
            select distinct table_name from information_schema.columns
            where table_schema = 'public'
              and column_name in ('person_id', 'organizer_id', 'owner_id', 'by_id', 'recipient')
            """,
            String.class);
    // Links hold nothing that the profile does not show.
    assertThat(tables)
        .filteredOn(table -> !List.of("welcome_link", "occurrence").contains(table))
        .allSatisfy(table ->
            assertThat(parts)
                .extracting(PersonalData::query)
                .anyMatch(query -> query.matches("(?s).*\\b" + table + "\\b.*")));
  }

  private MeetingId schedule(PersonProfile organizer, String title, Invitee invitee) {
    var start = clock.instant().atZone(ZoneId.of("Europe/Paris")).plusDays(1);
    var plan = new MeetingPlan(title, new TimeSpan(start, Duration.ofHours(1)));
    var invitation = new Invitation("", false, List.of(invitee));
    return meetings.schedule(organizer, new Edit(plan, invitation, true), null).id();
  }

  private MvcTestResult asks(PersonProfile by, String path) {
    testPeople.signIn(by);
    var context = SecurityContextHolder.getContext();
    return http.perform(get(path).with(securityContext(context)));
  }

  private static JsonNode files(MvcTestResult answer) throws IOException {
    var files = JsonMapper.shared().createObjectNode();
    var bytes = answer.getResponse().getContentAsByteArray();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        files.set(entry.getName().replace(".json", ""), JsonMapper.shared().readTree(text));
      }
    }
    return files;
  }
}
