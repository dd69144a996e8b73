package eu.parvis.meeting.mail;

import eu.parvis.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What was otherwise before an edit.
 *
 * @param title null if it is the same
 * @param when null if it is the same
 * @param repeats in words of the reader's language; null if it is the same, or took place once
 * @param agenda whether it was another
 */
public record Former(
    @Nullable String title, @Nullable TimeSpan when, @Nullable String repeats, boolean agenda) {

  static final Former NOTHING = new Former(null, null, null, false);
}
