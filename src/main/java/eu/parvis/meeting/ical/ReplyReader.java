package eu.parvis.meeting.ical;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.PartStat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers out of iCalendar text of anybody. It looks at the few lines that make an answer and
 * at nothing else: rules are not read, zones are not built, and everything has a limit.
 */
public final class ReplyReader {

  /** The longest text that is looked at, in characters. */
  public static final int MOST_CHARACTERS = 256 * 1024;

  private static final int DEEPEST = 8;
  private static final int MOST_EVENTS = 20;
  private static final int LONGEST_NUMBER = 9;
  private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
  private static final Pattern MAILTO = Pattern.compile("(?i)mailto:");
  private static final List<String> ANSWERS = List.of("REPLY", "COUNTER");
  private static final List<String> WANTED =
      List.of(
          "UID", "SEQUENCE", "ATTENDEE", "RECURRENCE-ID", "DTSTAMP", "DTSTART", "DTEND", "COMMENT");

  private final Deque<String> open = new ArrayDeque<>();
  private final List<Map<String, ContentLine>> events = new ArrayList<>();
  private String method = "";

  private ReplyReader() {}

  /** The answers in a text; none if it is too long, too deep, or something else. */
  public static List<Reply> read(String text) {
    return text.length() > MOST_CHARACTERS ? List.of() : new ReplyReader().all(text);
  }

  private List<Reply> all(String text) {
    var lines = FOLD.matcher(text).replaceAll("").lines().iterator();
    while (lines.hasNext()) {
      var line = ContentLine.parse(lines.next());
      if (line.isPresent() && !take(line.get())) {
        return List.of();
      }
    }
    return ANSWERS.contains(method)
        ? events.stream().flatMap(event -> reply(event).stream()).toList()
        : List.of();
  }

  /** False if there is too much of it. */
  private boolean take(ContentLine line) {
    switch (line.name()) {
      case "BEGIN" -> {
        open.push(line.value().strip().toUpperCase(Locale.ROOT));
        if (inEvent()) {
          events.add(new HashMap<>());
        }
      }
      case "END" -> open.poll();
      case "METHOD" -> method = line.value().strip().toUpperCase(Locale.ROOT);
      default -> {
        if (inEvent() && WANTED.contains(line.name())) {
          events.getLast().putIfAbsent(line.name(), line);
        }
      }
    }
    return open.size() <= DEEPEST && events.size() <= MOST_EVENTS;
  }

  private boolean inEvent() {
    return open.size() == 2 && "VEVENT".equals(open.peek());
  }

  private Optional<Reply> reply(Map<String, ContentLine> event) {
    var uid = uid(event.get("UID"));
    var attendee = event.get("ATTENDEE");
    if (uid.isEmpty() || attendee == null) {
      return Optional.empty();
    }
    var counter = "COUNTER".equals(method);
    var address = EmailAddress.parse(MAILTO.matcher(attendee.value().strip()).replaceFirst(""));
    var partStat =
        partStat(attendee).or(() -> counter ? Optional.of(PartStat.TENTATIVE) : Optional.empty());
    return address.flatMap(who ->
        partStat.map(answer ->
            new Reply(
                uid.get(),
                number(event.get("SEQUENCE")),
                who,
                answer,
                time(event.get("RECURRENCE-ID")),
                StampReader.instant(event.get("DTSTAMP")),
                text(event.get("COMMENT")),
                counter,
                time(event.get("DTSTART")),
                time(event.get("DTEND")))));
  }

  private static @Nullable CalendarTime time(@Nullable ContentLine line) {
    return line == null ? null : StampReader.time(line).orElse(null);
  }

  private static String text(@Nullable ContentLine line) {
    return line == null ? "" : line.text().strip();
  }

  private static Optional<UUID> uid(@Nullable ContentLine line) {
    try {
      return line == null ? Optional.empty() : Optional.of(UUID.fromString(line.value().strip()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** In any case, as Zimbra and others write it; DELEGATED and what is unknown is no answer. */
  private static Optional<PartStat> partStat(ContentLine attendee) {
    var text = attendee.parameters().getOrDefault("PARTSTAT", "").toUpperCase(Locale.ROOT);
    return Arrays.stream(PartStat.values())
        .filter(known -> known != PartStat.NEEDS_ACTION && known.text().equals(text))
        .findFirst();
  }

  private static int number(@Nullable ContentLine line) {
    var text = line == null ? "" : line.value().strip();
    return text.length() <= LONGEST_NUMBER && text.matches("\\d+") ? Integer.parseInt(text) : 0;
  }
}
