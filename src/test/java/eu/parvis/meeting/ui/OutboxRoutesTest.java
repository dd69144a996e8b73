package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.meeting.mail.LocalMail;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockServletContext;

/** The pages of mail that stays exist while it does, and not otherwise. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class OutboxRoutesTest {

  @LocalServerPort private int port;

  @Test
  void whileMailStaysThePageAsksForALogin() throws Exception {
    assertThat(status("/administration/outbox")).isEqualTo(status("/administration/media"));
    assertThat(status("/administration/nowhere")).isEqualTo(404);
  }

  @Test
  void whereMailLeavesThereAreNoSuchPages() {
    var registry =
        ApplicationRouteRegistry.getInstance(new VaadinServletContext(new MockServletContext()));
    var routes = RouteConfiguration.forRegistry(registry);
    new OutboxRoutes(LocalMail.settings(0)).register(routes);
    assertThat(routes.getAvailableRoutes()).isEmpty();
    new OutboxRoutes(LocalMail.none()).register(routes);
    assertThat(routes.isRouteRegistered(OutboxView.class)).isTrue();
    assertThat(routes.isRouteRegistered(OutboxMailView.class)).isTrue();
  }

  private int status(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", "text/html")
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
