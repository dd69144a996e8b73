package eu.parvis.room.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;

/** Who may do what in a room. */
class PolicyFields extends Div {

  private final Select<Role> speak = select("speak");
  private final Select<Role> show = select("show");
  private final Select<Role> share = select("share");
  private final Select<Role> chat = select("chat");
  private final Select<Role> react = select("react");
  private final Select<Role> rename = select("rename");
  private final Select<Role> admit = select("admit");
  private final Checkbox startMuted = new Checkbox();
  private final Checkbox waitForModerator = new Checkbox();

  PolicyFields() {
    addClassName("form");
    startMuted.setLabel(getTranslation("room.policy.start-muted"));
    waitForModerator.setLabel(getTranslation("room.policy.wait"));
    waitForModerator.setHelperText(getTranslation("room.policy.wait.help"));
    var selects = new Div(speak, show, share, chat, react, rename, admit);
    selects.addClassName("form-row");
    selects.getElement().setAttribute("role", "group");
    selects.getElement().setAttribute("aria-label", getTranslation("room.policies.who"));
    add(selects, startMuted, waitForModerator);
    put(Policies.open());
  }

  private Select<Role> select(String action) {
    var select = new Select<Role>();
    select.setId("policy-" + action);
    select.setLabel(getTranslation("room.policy." + action));
    select.setItems(Role.GUEST, Role.MEMBER, Role.MODERATOR, Role.OWNER);
    select.setItemLabelGenerator(role -> getTranslation("room.policy.least." + RoomRow.word(role)));
    return select;
  }

  final void put(Policies policies) {
    speak.setValue(policies.speak());
    show.setValue(policies.show());
    share.setValue(policies.share());
    chat.setValue(policies.chat());
    react.setValue(policies.react());
    rename.setValue(policies.rename());
    admit.setValue(policies.admit());
    startMuted.setValue(policies.startMuted());
    waitForModerator.setValue(policies.waitForModerator());
  }

  Policies read() {
    return new Policies(
        speak.getValue(),
        show.getValue(),
        share.getValue(),
        chat.getValue(),
        react.getValue(),
        rename.getValue(),
        admit.getValue(),
        startMuted.getValue(),
        waitForModerator.getValue());
  }
}
