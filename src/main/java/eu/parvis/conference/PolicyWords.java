package eu.parvis.conference;

import eu.parvis.room.Policies;
import java.util.ArrayList;
import java.util.Locale;

/** What is different between two policies, in words of a fixed vocabulary. */
final class PolicyWords {

  private final ArrayList<String> words = new ArrayList<>();

  private PolicyWords() {}

  /** For example {@code speak=moderator startMuted=true}. */
  static String changed(Policies before, Policies after) {
    var words = new PolicyWords();
    words.add("speak", before.speak(), after.speak());
    words.add("show", before.show(), after.show());
    words.add("share", before.share(), after.share());
    words.add("chat", before.chat(), after.chat());
    words.add("react", before.react(), after.react());
    words.add("rename", before.rename(), after.rename());
    words.add("admit", before.admit(), after.admit());
    words.add("startMuted", before.startMuted(), after.startMuted());
    words.add("waitForModerator", before.waitForModerator(), after.waitForModerator());
    return String.join(" ", words.words);
  }

  private void add(String name, Object before, Object after) {
    if (!before.equals(after)) {
      words.add(name + "=" + after.toString().toLowerCase(Locale.ROOT));
    }
  }
}
