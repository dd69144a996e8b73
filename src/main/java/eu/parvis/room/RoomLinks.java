package eu.parvis.room;

import com.vaadin.flow.server.VaadinServletRequest;
import eu.parvis.account.PersonId;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.Slug;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The permanent links as people send them, on the public URL, and where rooms are changed. */
@Component
public class RoomLinks {

  private final PublicUrl publicUrl;
  private final Rooms rooms;

  RoomLinks(PublicUrl publicUrl, Rooms rooms) {
    this.publicUrl = publicUrl;
    this.rooms = rooms;
  }

  /** The path at which the settings of a room are changed. */
  public static String settings(RoomId room) {
    return "rooms/" + room.value();
  }

  /** The path at which those who may change them read what was done in calls. */
  public static String log(RoomId room) {
    return settings(room) + "/log";
  }

  /** Where the settings of a link are changed, for somebody who may change them. */
  public Optional<String> settings(Slug slug, PersonId person) {
    return rooms
        .find(slug)
        .filter(room -> rooms.role(room, Optional.of(person)).moderates())
        .map(room -> settings(room.id()));
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
