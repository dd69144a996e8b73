package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.Grant;
import eu.parvis.room.Grantee;
import java.util.Optional;
import java.util.function.Consumer;

/** Somebody who was given a role in a room. */
class GrantRow extends ListItem {

  private final transient Grantee grantee;
  private final String name;

  GrantRow(Grant grant, Optional<PersonProfile> profile, Consumer<GrantRow> take) {
    this.grantee = grant.grantee();
    this.name = profile.map(PersonProfile::name).orElseGet(this::address);
    addClassName("person");
    var title = new Span(name);
    title.addClassName("person-name");
    var badge = new Span(getTranslation("room.role." + RoomRow.word(grant.role())));
    badge.addClassName("badge");
    var quiet =
        new Paragraph(
            profile
                .map(person -> person.email().value())
                .orElseGet(() -> getTranslation("room.people.no-account")));
    quiet.addClassName("quiet");
    var text = new Div(new Div(title, badge), quiet);
    text.addClassName("person-text");
    var remove = new Button(getTranslation("room.people.take"), _ -> take.accept(this));
    remove.setAriaLabel(getTranslation("room.people.take.named", name));
    add(text, remove);
  }

  private String address() {
    return grantee instanceof Grantee.Address(var email) ? email.value() : "";
  }

  Grantee grantee() {
    return grantee;
  }

  String name() {
    return name;
  }
}
