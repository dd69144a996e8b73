package eu.parvis.room;

import eu.parvis.kernel.Slug;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Draws links that no room has or had. */
@Component
class FreshSlugs {

  private static final int ATTEMPTS = 8;

  private final RoomRepository rooms;
  private final RandomGenerator random;

  @Autowired
  FreshSlugs(RoomRepository rooms) {
    this(rooms, new SecureRandom());
  }

  FreshSlugs(RoomRepository rooms, RandomGenerator random) {
    this.rooms = rooms;
    this.random = random;
  }

  /**
   * With 26^10 links one draw is enough in practice; the constraint in the database is the proof.
   */
  Slug next() {
    for (int i = 0; i < ATTEMPTS; i++) {
      var slug = Slug.random(random);
      if (!rooms.taken(slug.value())) {
        return slug;
      }
    }
    throw new IllegalStateException("no unused link found");
  }
}
