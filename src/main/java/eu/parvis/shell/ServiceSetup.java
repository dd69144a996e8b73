package eu.parvis.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.springframework.stereotype.Component;

/** What every document and UI of the Vaadin service gets: language, scheme, system messages. */
@Component
class ServiceSetup implements VaadinServiceInitListener {

  private final transient PageLanguage language;

  ServiceSetup(PageLanguage language) {
    this.language = language;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::dress);
    var service = event.getSource();
    service.setSystemMessagesProvider(_ -> systemMessages());
    service.addUIInitListener(init -> {
      var ui = init.getUI();
      ui.setLocale(language.of(VaadinRequest.getCurrent()).locale());
      Announcer.install(ui);
    });
  }

  private void dress(IndexHtmlResponse response) {
    var request = response.getVaadinRequest();
    var page = response.getDocument().child(0);
    page.attr("lang", language.of(request).locale().toLanguageTag());
    Appearance.of(request).attribute().ifPresent(scheme -> page.attr("data-scheme", scheme));
    var head = response.getDocument().head();
    head.appendElement("meta").attr("name", "robots").attr("content", "noindex");
  }

  /** An ended session reloads the page: a remembered login carries on, others see the login. */
  private static CustomizedSystemMessages systemMessages() {
    var messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(false);
    return messages;
  }
}
