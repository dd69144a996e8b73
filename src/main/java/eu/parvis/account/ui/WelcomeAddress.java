package eu.parvis.account.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.kernel.PublicUrl;
import java.net.URI;

/** Puts a one-time link's path on the public URL. */
@SpringComponent
class WelcomeAddress {

  private final PublicUrl publicUrl;

  WelcomeAddress(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  String of(String path) {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    return publicUrl.base(URI.create(request.getRequestURL().toString())) + path;
  }
}
