package eu.parvis.account;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Pictures that people have of themselves. What they choose is decoded and encoded anew as a small
 * square, one at a time, so that nothing else of a file is stored and memory is bounded.
 */
@Service
public class ProfilePictures {

  /** Most bytes of a file. */
  public static final int MOST_BYTES = 10 << 20;

  /** Most pixels of a picture, 5000 by 5000. */
  public static final int MOST_PIXELS = 25_000_000;

  private final JdbcClient database;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ReentrantLock decoding = new ReentrantLock();

  ProfilePictures(
      JdbcClient database, People people, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps what a file shows, its middle if it is no square, in place of what there was.
   *
   * @throws PictureRefused if it is too large, or none
   */
  public void keep(PersonId person, byte[] file) throws PictureRefused {
    database
        .sql(
            """
            insert into person_picture (person_id, jpeg, changed_at) values (:person, :jpeg, :now)
            on conflict (person_id) do update set jpeg = :jpeg, changed_at = :now
            """)
        .param("person", person.value())
        .param("jpeg", encode(file), Types.BINARY)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    events.publishEvent(new PictureChanged(person, null));
  }

  private byte[] encode(byte[] file) throws PictureRefused {
    decoding.lock();
    try {
      return SquarePicture.of(file);
    } finally {
      decoding.unlock();
    }
  }

  /** Somebody has none from now on, by their own doing. */
  public void remove(PersonId person) {
    if (delete(person)) {
      events.publishEvent(new PictureChanged(person, null));
    }
  }

  /** The same by an administrator; whether they are one is {@link Administration}'s. */
  void remove(PersonId by, PersonId person) {
    if (delete(person)) {
      events.publishEvent(new PictureChanged(person, by));
    }
  }

  private boolean delete(PersonId person) {
    return database
            .sql("delete from person_picture where person_id = ?")
            .param(person.value())
            .update()
        > 0;
  }

  /** A JPEG. */
  public Optional<byte[]> find(PersonId person) {
    return database
        .sql("select jpeg from person_picture where person_id = ?")
        .param(person.value())
        .query((row, _) -> row.getBytes("jpeg"))
        .optional();
  }

  /** Since when somebody has the picture that they have. */
  public Optional<Instant> since(PersonId person) {
    return Optional.ofNullable(among(List.of(person)).get(person));
  }

  /** Those of these who have one, with the moment from which it is so. */
  public Map<PersonId, Instant> among(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, Instant>();
    if (!persons.isEmpty()) {
      database
          .sql("select person_id, changed_at from person_picture where person_id in (:persons)")
          .param("persons", persons.stream().map(PersonId::value).toList())
          .query(row -> {
            found.put(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
          });
    }
    return found;
  }

  /**
   * Whether somebody may see another's picture, as they may find the name: agents, who search
   * people, administrators, and everybody their own.
   */
  public boolean visible(PersonId whose, PersonId to) {
    return whose.equals(to) || people.isAgent(to);
  }
}
