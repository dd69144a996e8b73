package eu.parvis.room;

import com.vaadin.flow.server.VaadinServletRequest;
import eu.parvis.account.PersonId;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.Slug;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The permanent links as people send them, on the public URL, and where rooms are changed. */
@Component
public class RoomLinks {

  private final PublicUrl publicUrl;
  private final Rooms rooms;
  private final RoomManagement management;

  RoomLinks(PublicUrl publicUrl, Rooms rooms, RoomManagement management) {
    this.publicUrl = publicUrl;
    this.rooms = rooms;
    this.management = management;
  }

  /** The path at which the settings of a room are changed. */
  public static String settings(RoomId room) {
    return "rooms/" + room.value();
  }

  /** The path at which those who may change them read what was done in calls. */
  public static String log(RoomId room) {
    return settings(room) + "/log";
  }

  /** Where the room of a link is changed or taken out of the archive, for somebody who may. */
  public Optional<String> settings(Slug slug, PersonId person) {
    return management.find(slug, person).map(entry -> settings(entry.room().id()));
  }

  /** Those of some links that lead nowhere because their rooms are archived. */
  public Set<Slug> archived(Collection<Slug> links) {
    return rooms.archived(links);
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
