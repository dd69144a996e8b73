package eu.parvis.room;

import com.vaadin.flow.server.VaadinServletRequest;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.Slug;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The permanent links as people send them, on the public URL, for views. */
@Component
public class RoomLinks {

  private final PublicUrl publicUrl;

  RoomLinks(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The link of a room, seen from the request that is being served. */
  public String of(Slug slug) {
    return of("/" + slug);
  }

  /** A path on the public URL. */
  public String of(String path) {
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    return publicUrl.base(URI.create(request.getRequestURL().toString())) + path;
  }
}
