package eu.parvis.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;

/**
 * What an {@link Invitation} tells, as the columns of a meeting; attendees are rows of their own.
 *
 * @param reminderNames names of {@link Reminder}
 */
@Embeddable
record InvitationColumns(
    String description,
    @Column(name = "guest_list_shown") boolean guestListShown,
    @Column(name = "reminders") String reminderNames) {

  static InvitationColumns of(Invitation invitation) {
    return new InvitationColumns(
        invitation.description(),
        invitation.guestListShown(),
        Reminder.text(invitation.reminders()));
  }

  Set<Reminder> reminders() {
    return Reminder.parse(reminderNames);
  }
}
