package eu.parvis.conference.ui;

import com.vaadin.flow.component.Component;
import eu.parvis.conference.LogEntry;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** Says in words what one participant did to another, or to a room. */
final class LogTexts {

  /** Words of policies that are named otherwise where they are set. */
  private static final Map<String, String> FLAGS =
      Map.of("startMuted", "room.policy.start-muted", "waitForModerator", "room.policy.wait");

  private final Component page;

  LogTexts(Component page) {
    this.page = page;
  }

  String of(LogEntry entry) {
    var by = name(entry.by());
    var target = entry.target() == null ? "" : name(entry.target());
    return page.getTranslation("conference.log." + key(entry), by, target, detail(entry));
  }

  /** With an account its names have gone. */
  private String name(String name) {
    return name.isEmpty() ? page.getTranslation("conference.log.nameless") : name;
  }

  private static String key(LogEntry entry) {
    var word = entry.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var detail = entry.detail();
    return switch (entry.action()) {
      case MUTE -> word + (entry.target() == null ? "-all." : ".") + detail;
      case FORBID -> (detail.startsWith("+") ? "allow." : "forbid.") + detail.substring(1);
      case LOWER_HAND -> entry.target() == null ? "lower-hands" : word;
      case LOCK -> detail.equals("+") ? word : "unlock";
      case ADMIT -> lobby(detail);
      case GIVE_ROLE -> detail.isEmpty() ? "member" : detail;
      default -> word;
    };
  }

  /** Of {@code +} or {@code -} for one who waited, {@code +3} or {@code -3} for so many. */
  private static String lobby(String detail) {
    return switch (detail) {
      case "+" -> "admit";
      case "-" -> "refuse";
      case "message" -> "tell-waiting";
      default -> detail.startsWith("+") ? "admit-all" : "refuse-all";
    };
  }

  private Object detail(LogEntry entry) {
    return switch (entry.action()) {
      case RENAME, RENAME_THEMSELVES -> name(entry.detail());
      case SET_POLICIES -> policies(entry.detail());
      case ADMIT -> entry.detail().matches("[+-]\\d+") ? number(entry.detail()) : "";
      default -> "";
    };
  }

  private static int number(String detail) {
    return Integer.parseInt(detail.substring(1));
  }

  /** Of {@code speak=moderator startMuted=true}, in the words of the room's settings. */
  private String policies(String detail) {
    var changes = new ArrayList<String>();
    for (var change : detail.split(" ", -1)) {
      var parts = change.split("=", 2);
      if (parts.length == 2) {
        changes.add(policy(parts[0], parts[1]));
      }
    }
    return String.join(page.getTranslation("conference.log.separator"), changes);
  }

  private String policy(String name, String value) {
    var flag = FLAGS.get(name);
    return flag == null
        ? page.getTranslation(
            "conference.log.policy",
            page.getTranslation("room.policy." + name),
            page.getTranslation("room.policy.least." + value))
        : page.getTranslation(
            "conference.log.policy",
            page.getTranslation(flag),
            page.getTranslation("conference.log." + value));
  }
}
