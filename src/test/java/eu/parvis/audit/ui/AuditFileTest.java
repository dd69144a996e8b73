package eu.parvis.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.securityContext;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.audit.AuditEntry;
import eu.parvis.audit.AuditFilter;
import eu.parvis.audit.AuditLog;
import eu.parvis.audit.Kind;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The log as a file. */
@ParvisTest
@AutoConfigureMockMvc
@Import({MovableClock.Configuration.class, TestPeople.class})
class AuditFileTest {

  @Autowired private MockMvcTester http;
  @Autowired private AuditFileController controller;
  @Autowired private Administration administration;
  @Autowired private AuditLog log;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;

  private PersonProfile administrator;

  @BeforeEach
  void somebody() {
    administrator = testPeople.active(Language.ENGLISH, true);
  }

  @Test
  void administratorsGetWhatTheyAskForAndThatTheyAskedIsWrittenDown() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    administration.suspend(administrator.id(), person.id());
    administration.reinstate(administrator.id(), person.id());
    var file = asks(administrator, "?kind=suspended&person=" + person.id().value());
    assertThat(file)
        .hasStatusOk()
        .hasHeader("Content-Type", "text/csv;charset=utf-8")
        .hasHeader("Cache-Control", "no-store")
        .hasHeader("Content-Disposition", "attachment; filename=\"parvis-log.csv\"")
        .hasHeader("X-Content-Type-Options", "nosniff");
    var lines = file.getResponse().getContentAsString().split("\r\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).isEqualTo("\ufeff\"When\",\"What\",\"By\",\"About\",\"Code\"");
    assertThat(lines[1])
        .endsWith(
            ",\"Account suspended\",\"Camille Martin (%s)\",\"Camille Martin (%s)\",\"SUSPENDED\""
                .formatted(administrator.email(), person.email()));
    assertThat(exports()).containsExactly("1");
  }

  /** The switch is {@code finally} in {@code AuditFileController.write}. */
  @Test
  void thatSomebodySavedLinesStandsThereThoughTheBrowserHangsUp() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false).id();
    // More than is held back before something is sent.
    for (var time = 0; time < 50; time++) {
      administration.suspend(administrator.id(), person);
      administration.reinstate(administrator.id(), person);
    }
    testPeople.signIn(administrator);
    var request = new MockHttpServletRequest("GET", AuditFileController.PATH);
    request.setParameter("person", person.value().toString());

    assertThatIOException().isThrownBy(() -> controller.file(request, new HangsUp()));

    assertThat(exports())
        .singleElement()
        .satisfies(lines -> assertThat(Integer.parseInt(lines)).isBetween(1, 99));
  }

  /** Whose reader goes before anything is sent. */
  private static final class HangsUp extends MockHttpServletResponse {

    @Override
    public ServletOutputStream getOutputStream() {
      return new DelegatingServletOutputStream(OutputStream.nullOutputStream()) {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          throw new ClientAbortException();
        }
      };
    }
  }

  private List<String> exports() {
    var exports = new AuditFilter(Kind.LOG_EXPORTED, administrator.id(), null, null);
    return log.find(exports, AuditLog.NEWEST, 9).stream().map(AuditEntry::detail).toList();
  }

  /** The switch is {@code hasRole} in the chain of the administrators' addresses. */
  @Test
  @Tag("asvs-8.2.1")
  @Tag("asvs-16.4.2")
  void othersAreRefused() {
    assertThat(http.perform(get(AuditFileController.PATH))).hasStatus(401);
    assertThat(asks(testPeople.active(Language.ENGLISH, false), "")).hasStatus(403);
  }

  /** Without the apostrophe in {@code CsvLines.cell} a spreadsheet would run the name. */
  @Test
  @Tag("asvs-1.2.10")
  void noNameIsAFormulaAndNoMarkEndsACell() throws IOException {
    var out = new StringWriter();
    new CsvLines(out)
        .write(
            List.of("=1+1", "+33", "-1", "@cmd", "\tx", "\rx", "\0x", "a \"b\", c", "plain", ""));
    assertThat(out)
        .hasToString(
            "\"'=1+1\",\"'+33\",\"'-1\",\"'@cmd\",\"'\tx\",\"'\rx\",\"'\0x\",\"a \"\"b\"\", c\",\"plain\",\"\"\r\n");
  }

  @Test
  void aNameThatLooksLikeAFormulaComesAsText() throws Exception {
    var email = new EmailAddress(UUID.randomUUID() + "@example.org");
    var name = "=HYPERLINK(\"http://evil.example\")";
    var person =
        people.add(new NewPerson(name, email, Language.ENGLISH, false), administrator.zone());
    var file = asks(administrator, "?person=" + person.id().value());
    assertThat(file.getResponse().getContentAsString())
        .contains("\"'=HYPERLINK(\"\"http://evil.example\"\") (" + email + ")\"");
  }

  private MvcTestResult asks(PersonProfile person, String query) {
    testPeople.signIn(person);
    var context = SecurityContextHolder.getContext();
    return http.perform(get(AuditFileController.PATH + query).with(securityContext(context)));
  }
}
