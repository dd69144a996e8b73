package eu.parvis.audit;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says lines of the log in words, with the names that people have now. */
@Component
public class AuditTexts {

  private static final int SHORT_ID = 8;

  private final People people;
  private final Rooms rooms;
  private final MessageSource texts;

  AuditTexts(People people, Rooms rooms, MessageSource texts) {
    this.people = people;
    this.rooms = rooms;
    this.texts = texts;
  }

  /** Lines in words, in the same order. */
  public List<AuditLine> of(List<AuditEntry> entries, Locale locale) {
    var known = rooms(entries);
    var names =
        people.findAll(
            Stream.concat(
                    entries.stream().flatMap(entry -> Stream.of(entry.by(), entry.person())),
                    known.values().stream().map(RoomDetails::owner))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    var words = new Words(names, known, locale);
    return entries.stream().map(words::line).toList();
  }

  private Map<RoomId, RoomDetails> rooms(List<AuditEntry> entries) {
    return entries.stream()
        .map(AuditEntry::room)
        .filter(Objects::nonNull)
        .distinct()
        .map(rooms::find)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(RoomDetails::id, room -> room));
  }

  private final class Words {
    private final Map<PersonId, PersonProfile> names;
    private final Map<RoomId, RoomDetails> known;
    private final Locale locale;

    Words(Map<PersonId, PersonProfile> names, Map<RoomId, RoomDetails> known, Locale locale) {
      this.names = names;
      this.known = known;
      this.locale = locale;
    }

    AuditLine line(AuditEntry entry) {
      var by = entry.by() == null ? text("audit.nobody") : name(entry.by());
      return new AuditLine(entry.id(), entry.at(), entry.kind(), what(entry), by, about(entry));
    }

    private String what(AuditEntry entry) {
      var kind = text(entry.kind().key());
      if (entry.detail().isEmpty()) {
        return kind;
      }
      return entry.kind() == Kind.ROOM_CHANGED
          ? RoomWords.read(entry.detail(), texts, locale)
          : text("audit.with", kind, entry.detail());
    }

    private String about(AuditEntry entry) {
      if (entry.room() != null) {
        var room = room(entry.room());
        return entry.person() == null
            ? room
            : text("audit.room.person", room, name(entry.person()));
      }
      return entry.person() == null || entry.person().equals(entry.by())
          ? ""
          : name(entry.person());
    }

    private String name(PersonId id) {
      var person = names.get(id);
      return person == null
          ? text("audit.deleted", begin(id.value()))
          : person.name() + " (" + person.email() + ")";
    }

    /** By its number and owner: its link would let in, and its name is its owner's. */
    private String room(RoomId id) {
      var room = known.get(id);
      return room == null
          ? text("audit.room", begin(id.value()))
          : text("audit.room.of", begin(id.value()), name(room.owner()));
    }

    private String begin(UUID id) {
      return id.toString().substring(0, SHORT_ID);
    }

    private String text(String key, Object... arguments) {
      return texts.getMessage(key, arguments, locale);
    }
  }
}
