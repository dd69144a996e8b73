package eu.parvis.meeting.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import eu.parvis.account.People;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Reminder;
import java.util.Optional;
import java.util.function.Consumer;

/** What attendees are told of a meeting, and who they are. */
class InvitationFields extends Div {

  private final TextArea description = new TextArea();
  private final AttendeeFields attendees;
  private final Checkbox guestList = new Checkbox();
  private final CheckboxGroup<Reminder> reminders = new CheckboxGroup<>();

  InvitationFields(People people, Consumer<Announcement> announce) {
    this.attendees = new AttendeeFields(people, announce);
    addClassName("form");
    description.setLabel(getTranslation("meeting.attendee.description"));
    description.setHelperText(getTranslation("meeting.attendee.description.help"));
    description.setManualValidation(true);
    description.setMinRows(3);
    description.setMaxRows(16);
    description.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    description.addValueChangeListener(_ -> description.setInvalid(false));
    guestList.setLabel(getTranslation("meeting.attendee.guest-list"));
    reminders.setLabel(getTranslation("reminder.label"));
    reminders.setHelperText(getTranslation("reminder.help"));
    reminders.setItems(Reminder.values());
    reminders.setItemLabelGenerator(one -> ReminderText.of(one, this::getTranslation));
    reminders.setValue(Reminder.USUAL);
    add(description, attendees, guestList, reminders);
  }

  /** Whoever organizes the meeting is there anyway. */
  void organizer(EmailAddress address) {
    attendees.organizer(address);
  }

  void show(Invitation invitation) {
    description.setValue(invitation.description());
    attendees.show(invitation.attendees());
    guestList.setValue(invitation.guestListShown());
    reminders.setValue(invitation.reminders());
  }

  /**
   * As entered, or empty after showing what is wrong.
   *
   * @param focus whether what is wrong here is the first that is
   */
  Optional<Invitation> read(boolean focus) {
    var tooLong = description.getValue().length() > Invitation.DESCRIPTION_LENGTH;
    description.setInvalid(tooLong);
    description.setErrorMessage(
        tooLong
            ? getTranslation(
                "meeting.attendee.problem.description_long", Invitation.DESCRIPTION_LENGTH)
            : "");
    if (tooLong && focus) {
      description.focus();
    }
    var invited = attendees.read(focus && !tooLong);
    return tooLong
        ? Optional.empty()
        : invited.map(all ->
            new Invitation(
                description.getValue(), guestList.getValue(), reminders.getValue(), all));
  }
}
