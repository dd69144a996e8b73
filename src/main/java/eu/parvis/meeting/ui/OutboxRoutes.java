package eu.parvis.meeting.ui;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.meeting.mail.MailSettings;

/** The pages of mail that stays exist only while it does. */
@SpringComponent
class OutboxRoutes implements VaadinServiceInitListener {

  private final transient MailSettings settings;

  OutboxRoutes(MailSettings settings) {
    this.settings = settings;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    register(RouteConfiguration.forRegistry(event.getSource().getRouter().getRegistry()));
  }

  void register(RouteConfiguration routes) {
    if (!settings.sends() && !routes.isRouteRegistered(OutboxView.class)) {
      routes.setAnnotatedRoute(OutboxView.class);
      routes.setAnnotatedRoute(OutboxMailView.class);
    }
  }
}
