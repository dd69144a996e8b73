package eu.parvis.room.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.account.Confirmation;
import eu.parvis.account.People;
import eu.parvis.kernel.Announcement;
import eu.parvis.room.Grants;
import eu.parvis.room.RoomCalendar;
import eu.parvis.room.RoomCalls;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomManagement;
import org.springframework.context.ApplicationEventPublisher;

/** What the views of rooms work with. */
@SpringComponent
record RoomDesk(
    RoomManagement management,
    Grants grants,
    RoomCalendar calendar,
    RoomCalls calls,
    People people,
    RoomLinks links,
    ApplicationEventPublisher events) {

  /** Has news spoken. */
  void tell(String text) {
    events.publishEvent(new Announcement(text));
  }

  /** How many meetings stand in a room. */
  int planned(RoomId room) {
    return calendar.planned(room);
  }

  /** Archives a room, after a question if meetings stand in it or people are in it. */
  void askArchive(RoomDetails room, Runnable archive) {
    var people = calls.inCall(room.id());
    var meetings = planned(room.id());
    if (people == 0 && meetings == 0) {
      archive.run();
      return;
    }
    var dialog = new Confirmation("room.archive", RoomRow.name(room), "room.keep", archive);
    if (people > 0) {
      dialog.add(new Paragraph(dialog.getTranslation("room.archive.call", people)));
    }
    if (meetings > 0) {
      dialog.add(new Paragraph(dialog.getTranslation("room.archive.text", meetings)));
    }
    dialog.open();
  }
}
