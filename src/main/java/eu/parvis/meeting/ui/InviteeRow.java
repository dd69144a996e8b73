package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.ParticipationRole;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Somebody who is to be invited. Whoever is taken off stays in sight, so that nothing is lost until
 * the meeting is stored.
 */
class InviteeRow extends ListItem {

  private final Invitee invitee;
  private final boolean account;
  private final Select<ParticipationRole> role = new Select<>();
  private final Checkbox moderator = new Checkbox();
  private final Checkbox coOrganizer = new Checkbox();
  private final Button remove;
  private boolean removed;

  /**
   * @param account whether they have one: others cannot organize
   * @param toggled hears of each removal and return
   */
  InviteeRow(Invitee invitee, boolean account, Consumer<InviteeRow> toggled) {
    this.invitee = invitee;
    this.account = account;
    this.remove =
        new Button(
            "",
            _ -> {
              show(!removed);
              toggled.accept(this);
            });
    addClassName("invitee");
    prepareRole();
    prepare(moderator, "meeting.attendee.moderator", invitee.moderator());
    prepare(coOrganizer, "meeting.attendee.co-organizer", invitee.coOrganizer() && account);
    remove.addThemeName("tertiary");
    var choices = new Div(role, moderator, coOrganizer, remove);
    choices.addClassName("invitee-choices");
    add(text(), choices);
    show(false);
  }

  private Div text() {
    var address = new Span(invitee.email().value());
    if (invitee.name().isEmpty()) {
      address.addClassName("person-name");
      var alone = new Div(address);
      alone.addClassName("person-text");
      return alone;
    }
    var name = new Span(invitee.name());
    name.addClassName("person-name");
    address.addClassName("quiet");
    var text = new Div(name, address);
    text.addClassName("person-text");
    return text;
  }

  private void prepareRole() {
    role.setItems(ParticipationRole.values());
    role.setItemLabelGenerator(
        item -> getTranslation("meeting.attendee." + item.name().toLowerCase(Locale.ROOT)));
    role.setValue(invitee.role());
    role.setAriaLabel(getTranslation("meeting.attendee.role", name()));
  }

  private void prepare(Checkbox box, String key, boolean checked) {
    box.setLabel(getTranslation(key));
    box.setAriaLabel(getTranslation(key + ".named", name()));
    box.setValue(checked);
  }

  private void show(boolean gone) {
    removed = gone;
    setClassName("removed", gone);
    role.setVisible(!gone);
    moderator.setVisible(!gone);
    coOrganizer.setVisible(!gone && account);
    var key = gone ? "meeting.attendee.put-back" : "meeting.attendee.remove";
    remove.setText(getTranslation(key));
    remove.setAriaLabel(getTranslation(key + ".named", name()));
  }

  /** Goes to what can be chosen for them. */
  void focus() {
    role.focus();
  }

  /** What they are called here. */
  final String name() {
    return invitee.name().isEmpty() ? invitee.email().value() : invitee.name();
  }

  Invitee invitee() {
    return invitee;
  }

  boolean removed() {
    return removed;
  }

  /** Who is entered again is invited again. */
  void putBack() {
    show(false);
  }

  /** As entered, or empty if they were taken off. */
  Optional<Invitee> read() {
    return removed
        ? Optional.empty()
        : Optional.of(
            new Invitee(
                invitee.email(),
                invitee.name(),
                role.getValue(),
                moderator.getValue(),
                coOrganizer.getValue()));
  }
}
