package eu.parvis.conference.web;

import com.vaadin.flow.internal.DevModeHandler;
import com.vaadin.flow.internal.DevModeHandlerManager;
import com.vaadin.flow.server.VaadinServletContext;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The HTML of the page of a call: from the build, or in development from Vaadin's dev server. */
@Component
class RoomDocument {

  private static final String BUILT = "META-INF/VAADIN/webapp/room.html";
  private static final String DEVELOPED = "/VAADIN/room.html";

  /** Instead of a page that nobody makes yet: it looks again, each second. */
  private static final String SOON =
      "<!doctype html><title>Parvis</title><meta http-equiv=\"refresh\" content=\"1\"><p>Vite…";

  private final ServletContext servlets;

  RoomDocument(ServletContext servlets) {
    this.servlets = servlets;
  }

  /** Whether a dev server makes the page, which needs scripts that a strict policy forbids. */
  boolean inDevelopment() {
    return devServer().isPresent();
  }

  String html() throws IOException {
    var devServer = devServer();
    return devServer.isPresent()
        ? developed(devServer.get())
        : new ClassPathResource(BUILT).getContentAsString(StandardCharsets.UTF_8);
  }

  static String developed(DevModeHandler devServer) throws IOException {
    var connection = devServer.prepareConnection(DEVELOPED, "GET");
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (ConnectException e) {
      return SOON;
    } finally {
      connection.disconnect();
    }
  }

  private Optional<DevModeHandler> devServer() {
    return DevModeHandlerManager.getDevModeHandler(new VaadinServletContext(servlets))
        // A port of -1 is Vaadin's stand-in where no dev server runs.
        .filter(handler -> handler.getPort() >= 0);
  }
}
