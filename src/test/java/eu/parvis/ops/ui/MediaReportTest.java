package eu.parvis.ops.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import eu.parvis.account.Roles;
import eu.parvis.media.MediaBridge;
import eu.parvis.testing.ParvisTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
@AutoConfigureMockMvc
class MediaReportTest {

  @Autowired private MockMvcTester http;
  @Autowired private MediaBridge bridge;

  @Test
  void administratorsReadPortAddressesAndCounters() {
    assertThat(
            http.perform(
                get(MediaReportController.PATH).with(user("a").roles(Roles.ADMINISTRATOR))))
        .hasStatusOk()
        .bodyJson()
        .satisfies(report -> {
          assertThat(report).extractingPath("$.port").isEqualTo(bridge.port());
          assertThat(report).extractingPath("$.addresses[0].address").isEqualTo("127.0.0.1");
          assertThat(report).extractingPath("$.addresses[0].lastConnected").isNull();
          assertThat(report).extractingPath("$.addresses[0].lastCall").isEqualTo(false);
          assertThat(report).extractingPath("$.counters.packetsIn").isEqualTo(0);
          assertThat(report).extractingPath("$.counters.dropped").asMap().isEmpty();
        });
  }

  @Test
  void othersAreRefusedWithoutASession() {
    var anonymous = http.perform(get(MediaReportController.PATH));
    assertThat(anonymous).hasStatus(401).doesNotContainHeader("Set-Cookie");
    assertThat(anonymous.getRequest().getSession(false)).isNull();
    assertThat(http.perform(get(MediaReportController.PATH).with(user("p").roles(Roles.PERSON))))
        .hasStatus(403);
    assertThat(
            http.perform(
                post(MediaReportController.PATH).with(user("a").roles(Roles.ADMINISTRATOR))))
        .hasStatus(403);
  }

  @Test
  void whatIsNoReportIsNotFoundByAdministrators() {
    assertThat(http.perform(get("/api/admin/none").with(user("a").roles(Roles.ADMINISTRATOR))))
        .hasStatus(404);
  }

  /** The switch is the header of Spring Security, on every chain. */
  @Tag("asvs-3.4.1")
  @Test
  void answersOverHttpsDemandHttps() {
    assertThat(http.perform(get(MediaReportController.PATH).secure(true)))
        .headers()
        .containsHeader("Strict-Transport-Security");
    assertThat(http.perform(get("/api/alive").secure(true)))
        .headers()
        .containsHeader("Strict-Transport-Security");
    assertThat(http.perform(get("/login").secure(true)))
        .headers()
        .containsHeader("Strict-Transport-Security");
  }
}
