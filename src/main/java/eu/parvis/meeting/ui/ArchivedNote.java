package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;

/** Says that the room of a meeting is archived, where there would be its link. */
class ArchivedNote extends Div {

  private ArchivedNote(String text, String title, Optional<String> room) {
    addClassNames("note", "warning");
    add(new Paragraph(getTranslation(text)));
    room.map(path -> restore(path, title)).map(Paragraph::new).ifPresent(this::add);
  }

  /**
   * @param title of the meeting
   * @param room where it is taken out of the archive, for who may
   */
  static ArchivedNote ofPage(String title, Optional<String> room) {
    return new ArchivedNote("meeting.archived.text", title, room);
  }

  /** The same in a list, in few words. */
  static ArchivedNote ofRow(String title, Optional<String> room) {
    return new ArchivedNote("meeting.archived", title, room);
  }

  private Anchor restore(String path, String title) {
    var restore = new Anchor(path, getTranslation("meeting.archived.restore"));
    restore.setAriaLabel(getTranslation("meeting.archived.restore.named", title));
    return restore;
  }
}
