package eu.parvis.room.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.Grant;
import eu.parvis.room.Grantee;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomManagement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who has a role in a room by hand, to be given and taken by its owner. */
class GrantsSection extends Section {

  private final transient RoomDesk desk;
  private final transient RoomDetails room;
  private final transient PersonId by;
  private final transient RoomPlace place;
  private final PersonField find;
  private final Select<Role> role = new Select<>();
  private final UnorderedList list = new UnorderedList();
  private final Paragraph invited = new Paragraph();
  private final H2 heading = new H2();

  GrantsSection(RoomDesk desk, RoomDetails room, PersonId by, RoomPlace place) {
    this.desk = desk;
    this.room = room;
    this.by = by;
    this.place = place;
    this.find = new PersonField(desk.people(), this::give);
    heading.setText(getTranslation("room.people"));
    heading.setId("room-people");
    heading.getElement().setAttribute("tabindex", "-1");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "room-people");
    invited.addClassName("quiet");
    role.setLabel(getTranslation("room.people.role"));
    role.setItems(Role.MODERATOR, Role.MEMBER);
    role.setItemLabelGenerator(given -> getTranslation("room.role." + RoomRow.word(given)));
    role.setHelperText(getTranslation("room.people.role.help"));
    role.setValue(Role.MODERATOR);
    find.setLabel(getTranslation("room.people.find"));
    find.setHelperText(getTranslation("room.people.find.help"));
    find.setAllowCustomValue(true);
    find.addCustomValueSetListener(event -> giveTyped(event.getDetail()));
    var fields = new Div(role, find);
    fields.addClassNames("form", "form-row");
    add(heading, fields, list, invited);
    refresh();
  }

  private void refresh() {
    var grants = desk.grants().list(room.id());
    list.removeAll();
    grants.stream()
        .filter(grant -> grant.meeting() == null)
        .map(grant -> new GrantRow(grant, profile(grant.grantee()), this::take))
        .sorted(Comparator.comparing(GrantRow::name))
        .forEach(list::add);
    list.setVisible(list.getComponentCount() > 0);
    var others = invited(grants);
    invited.setVisible(others > 0);
    invited.setText(getTranslation("room.people.invited", others));
  }

  private long invited(List<Grant> grants) {
    return grants.stream()
        .filter(grant -> grant.meeting() != null)
        .map(Grant::grantee)
        .filter(grantee -> !grantee.equals(new Grantee.Account(room.owner())))
        .distinct()
        .count();
  }

  private Optional<PersonProfile> profile(Grantee grantee) {
    return grantee instanceof Grantee.Account(var person)
        ? desk.people().find(person)
        : Optional.empty();
  }

  private void giveTyped(String text) {
    var address = EmailAddress.parse(text);
    if (address.isEmpty()) {
      find.refuse(
          getTranslation(
              EmailAddress.accented(text)
                  ? "room.people.problem.accented"
                  : "room.people.problem.address"));
      return;
    }
    var account = desk.people().find(address.get());
    if (account.isPresent()) {
      give(account.get());
    } else {
      give(new Grantee.Address(address.get()), address.get().value());
    }
  }

  private void give(PersonProfile person) {
    if (person.id().equals(room.owner())) {
      find.refuse(getTranslation("room.people.problem.owner", person.name()));
      return;
    }
    give(new Grantee.Account(person.id()), person.name());
  }

  private void give(Grantee grantee, String name) {
    var given = role.getValue();
    if (list.getComponentCount() >= RoomManagement.MOST_GIVEN) {
      find.refuse(getTranslation("room.people.problem.many", RoomManagement.MOST_GIVEN));
      return;
    }
    place.attempt(() -> {
      desk.management().give(room.id(), grantee, given, by);
      find.forgetTyped();
      refresh();
      desk.tell(getTranslation("room.people.given." + RoomRow.word(given), name));
    });
  }

  private void take(GrantRow row) {
    place.attempt(() -> {
      desk.management().take(room.id(), row.grantee(), by);
      refresh();
      heading.getElement().callJsFunction("focus");
      desk.tell(getTranslation("room.people.taken", row.name()));
    });
  }
}
