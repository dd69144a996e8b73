package eu.parvis.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import org.springframework.stereotype.Component;

/** What every document and UI of the Vaadin service gets: language, scheme, system messages. */
@Component
class ServiceSetup implements VaadinServiceInitListener {

  private final transient SignedIn signedIn;

  ServiceSetup(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(ServiceSetup::dress);
    var service = event.getSource();
    service.setSystemMessagesProvider(_ -> systemMessages());
    service.addUIInitListener(init -> {
      var ui = init.getUI();
      signedIn
          .current()
          .map(PersonProfile::language)
          .ifPresent(language -> ui.setLocale(language.locale()));
      Announcer.install(ui);
    });
  }

  private static void dress(IndexHtmlResponse response) {
    var document = response.getDocument();
    Appearance.of(response.getVaadinRequest())
        .attribute()
        .ifPresent(scheme -> document.child(0).attr("data-scheme", scheme));
    document.head().appendElement("meta").attr("name", "robots").attr("content", "noindex");
  }

  /** An ended session reloads the page: a remembered login carries on, others see the login. */
  private static CustomizedSystemMessages systemMessages() {
    var messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(false);
    return messages;
  }
}
