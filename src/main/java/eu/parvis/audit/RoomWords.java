package eu.parvis.audit;

import eu.parvis.room.RoomChange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * What changed of a room, as it is kept, {@code access=trusted>public speak=}, and as it is read.
 */
final class RoomWords {

  private static final Set<String> ROLES =
      Set.of("speak", "show", "share", "chat", "react", "rename", "admit");

  private RoomWords() {}

  static String written(List<RoomChange> changes) {
    return changes.stream()
        .map(change -> change.what() + "=" + change.from() + ">" + change.to())
        .collect(Collectors.joining(" "));
  }

  /** In the words of the room's settings. */
  static String read(String detail, MessageSource texts, Locale locale) {
    Function<String, String> text =
        key -> Objects.requireNonNullElse(texts.getMessage(key, null, key, locale), key);
    return Arrays.stream(detail.split(" ", -1))
        .map(change -> change.split("[=>]", -1))
        .filter(parts -> parts.length == 3)
        .map(parts -> {
          var what = text.apply(key(parts[0]));
          var from = parts[1].isEmpty() ? "" : value(parts[0], parts[1], text);
          var to = value(parts[0], parts[2], text);
          if (from.isEmpty() && to.isEmpty()) {
            return what;
          }
          return from.isEmpty()
              ? texts.getMessage("audit.with", new Object[] {what, to}, locale)
              : texts.getMessage("audit.room.from", new Object[] {what, from, to}, locale);
        })
        .collect(Collectors.joining(text.apply("audit.room.separator")));
  }

  private static String key(String what) {
    return switch (what) {
      case "name", "access", "limit" -> "room." + what;
      case "start-muted", "wait" -> "room.policy." + what;
      default -> ROLES.contains(what) ? "room.policy." + what : "audit.room.change." + what;
    };
  }

  private static String value(String what, String value, Function<String, String> text) {
    if (value.isEmpty()) {
      return what.equals("role") ? text.apply("audit.room.role.none") : "";
    }
    if (value.equals("true") || value.equals("false")) {
      return text.apply("audit.room." + value);
    }
    return switch (what) {
      case "access" -> text.apply("room.access." + value);
      case "role" -> text.apply("room.role." + value);
      default -> ROLES.contains(what) ? text.apply("room.policy.least." + value) : value;
    };
  }
}
