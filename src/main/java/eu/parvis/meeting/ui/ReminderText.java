package eu.parvis.meeting.ui;

import eu.parvis.meeting.Reminder;
import eu.parvis.meeting.RepeatText.Translate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says when mails remind of a meeting. */
final class ReminderText {

  private ReminderText() {}

  /** Such as {@code 10 minutes before}. */
  static String of(Reminder reminder, Translate translate) {
    return translate.get("reminder." + reminder.name().toLowerCase(Locale.ROOT));
  }

  /** All of them in one line, the longest first; empty if there are none. */
  static Optional<String> of(Set<Reminder> reminders, Translate translate) {
    return list(reminders, translate).map(list -> translate.get("reminder.line", list));
  }

  /** When they come, the longest before first; empty if there are none. */
  static Optional<String> list(Set<Reminder> reminders, Translate translate) {
    return reminders.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reminders.stream()
                .sorted()
                .map(one -> of(one, translate))
                .collect(Collectors.joining(", ")));
  }
}
