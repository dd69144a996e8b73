package eu.parvis.meeting.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.Slug;
import java.net.URI;

/** The permanent links as people send them, on the public URL. */
@SpringComponent
class MeetingLinks {

  private final PublicUrl publicUrl;

  MeetingLinks(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The link of a room, seen from the request that is being served. */
  String of(Slug slug) {
    return of("/" + slug);
  }

  /** A path on the public URL. */
  String of(String path) {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    return publicUrl.base(URI.create(request.getRequestURL().toString())) + path;
  }
}
