package eu.parvis.ops.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import eu.parvis.account.Roles;
import eu.parvis.media.MediaBridge;
import eu.parvis.testing.ParvisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
@AutoConfigureMockMvc
class MediaReportTest {

  @Autowired private MockMvcTester http;
  @Autowired private MediaBridge bridge;
  @Autowired private List<SecurityFilterChain> chains;

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

  /** The switch is {@code hasRole} in {@code AdministrationSecurity}. */
  @Tag("asvs-13.4.5")
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

  @Test
  void answersOverHttpsDemandHttps() {
    for (var path : List.of(MediaReportController.PATH, "/api/alive", "/login")) {
      assertThat(http.perform(get(path).secure(true)))
          .headers()
          .containsHeader("Strict-Transport-Security");
    }
  }

  /**
   * The switches are the headers that Spring Security writes where a chain does not say otherwise,
   * and of frames {@code FrameHeaders} with the policies of the chains.
   */
  @Tag("asvs-3.4.1")
  @Tag("asvs-3.4.4")
  @Tag("asvs-3.4.6")
  @Test
  void everyChainDemandsHttpsAndForbidsGuessesAndFrames() throws Exception {
    assertThat(chains).hasSizeGreaterThan(7);
    for (var chain : chains) {
      var headers = headers(chain);
      assertThat(headers.getHeader("Strict-Transport-Security"))
          .as("%s", chain)
          .isEqualTo("max-age=31536000 ; includeSubDomains");
      assertThat(headers.getHeader("X-Content-Type-Options")).as("%s", chain).isEqualTo("nosniff");
      assertThat(headers.getHeader("Content-Security-Policy"))
          .as("%s", chain)
          .contains("frame-ancestors 'none'");
    }
  }

  /**
   * The switch is any other server in the policy of a chain: pages could tell it what they know.
   */
  @Tag("asvs-14.2.3")
  @Test
  void noPolicyNamesAnotherServer() throws Exception {
    for (var chain : chains) {
      var policy = String.valueOf(headers(chain).getHeader("Content-Security-Policy"));
      assertThat(policy.split("[; ]+", -1))
          .as("%s", chain)
          .allMatch(word -> word.matches("[a-z-]+|'[a-z-]+'|data:|blob:|"));
    }
  }

  /** The switch is {@code cacheControl} of Spring Security; calendars say how they are kept. */
  @Tag("asvs-14.2.2")
  @Tag("asvs-14.3.2")
  @Test
  void browsersKeepNothingOfAnyChainButCalendars() throws Exception {
    var kept = new ArrayList<SecurityFilterChain>();
    for (var chain : chains) {
      if (!Objects.requireNonNullElse(headers(chain).getHeader("Cache-Control"), "")
          .contains("no-store")) {
        kept.add(chain);
      }
    }
    assertThat(kept)
        .singleElement()
        .matches(chain -> chain.matches(new MockHttpServletRequest("GET", "/feed/a.ics")));
  }

  /** What a chain adds to any answer over HTTPS. */
  private static MockHttpServletResponse headers(SecurityFilterChain chain) throws Exception {
    var request = new MockHttpServletRequest("GET", "/");
    request.setSecure(true);
    var answer = new MockHttpServletResponse();
    for (var filter : chain.getFilters()) {
      if (filter instanceof HeaderWriterFilter) {
        filter.doFilter(request, answer, new MockFilterChain());
      }
    }
    return answer;
  }
}
