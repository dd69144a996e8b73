package eu.parvis.room.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import eu.parvis.account.Confirmation;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.RoomDetails;

/** What an owner alone does to a room: another link, another owner, the archive. */
class OwnerSection extends Section {

  private final transient RoomDesk desk;
  private final transient RoomDetails room;
  private final transient PersonId by;
  private final transient RoomPlace place;
  private final PersonField heir;

  OwnerSection(RoomDesk desk, RoomDetails room, PersonId by, RoomPlace place) {
    this.desk = desk;
    this.room = room;
    this.by = by;
    this.place = place;
    this.heir = new PersonField(desk.people(), this::askTransfer);
    addClassName("owner-actions");
    heir.addClassName("short-field");
    heir.setLabel(getTranslation("room.transfer.find"));
    add(
        new H2(getTranslation("room.owner")),
        choice("room.link.renew", button("room.link.renew", this::askRenewal)),
        choice("room.archive", button("room.archive", this::askArchive)),
        choice("room.transfer", heir));
  }

  private Div choice(String key, Component field) {
    var choice = new Div(new Paragraph(getTranslation(key + ".hint")), field);
    choice.addClassName("choice");
    return choice;
  }

  private Button button(String key, Runnable chosen) {
    return new Button(getTranslation(key), _ -> chosen.run());
  }

  private void askRenewal() {
    new Confirmation(
            "room.link.renew",
            RoomRow.name(room),
            "room.keep",
            this::renew,
            getTranslation("room.link.renew.text", desk.links().of(room.slug())),
            getTranslation("room.link.renew.meetings", desk.planned(room.id())))
        .open();
  }

  private void renew() {
    place.attempt(() -> {
      desk.management().renewLink(room.id(), by);
      place.changed(getTranslation("room.link.renewed"));
    });
  }

  private void askArchive() {
    desk.askArchive(room, this::archive);
  }

  private void archive() {
    place.attempt(() -> {
      desk.management().archive(room.id(), by);
      place.changed(getTranslation("room.archive.done", RoomRow.name(room)));
    });
  }

  private void askTransfer(PersonProfile heir) {
    if (heir.id().equals(by)) {
      this.heir.refuse(getTranslation("room.transfer.problem"));
      return;
    }
    if (!desk.people().isAgent(heir.id())) {
      this.heir.refuse(getTranslation("room.transfer.problem.agent", heir.name()));
      return;
    }
    new Confirmation(
            "room.transfer",
            RoomRow.name(room),
            "room.keep",
            () -> transfer(heir),
            getTranslation("room.transfer.text", heir.name(), heir.email()))
        .open();
  }

  private void transfer(PersonProfile heir) {
    place.attempt(() -> {
      desk.management().transfer(room.id(), heir.id(), by);
      place.changed(getTranslation("room.transfer.done", heir.name()));
    });
  }
}
