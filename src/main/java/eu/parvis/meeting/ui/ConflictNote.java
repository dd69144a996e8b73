package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.MeetingPlan;
import java.util.Optional;
import java.util.Set;

/** Says that somebody stored another version meanwhile, shows it, and lets the editor choose. */
class ConflictNote extends Div {

  private final Reading reading;
  private final Paragraph stored = new Paragraph();
  private final Paragraph changed = new Paragraph();

  ConflictNote(Reading reading, Runnable keepMine, Runnable takeTheirs) {
    this.reading = reading;
    addClassNames("note", "warning");
    getElement().setAttribute("role", "alert");
    var keep = new Button(getTranslation("meeting.conflict.keep"), _ -> keepMine.run());
    var take = new Button(getTranslation("meeting.conflict.take"), _ -> takeTheirs.run());
    var choice = new Div(keep, take);
    choice.addClassName("form-actions");
    add(new Paragraph(getTranslation("meeting.conflict.happened")), stored, changed, choice);
    setVisible(false);
  }

  /** {@code changes}: what is stored otherwise than when the edit began. */
  void show(MeetingPlan stored, Set<What> changes) {
    var when = Optional.ofNullable(stored.when());
    var text = when.map(span -> MeetingWhen.describe(span, reading, this::getTranslation));
    this.stored.setText(
        text.map(time -> getTranslation("meeting.conflict.stored", stored.title(), time))
            .orElseGet(() -> getTranslation("meeting.conflict.stored.untimed", stored.title())));
    changed.setVisible(!changes.isEmpty());
    changed.setText(
        getTranslation(
            "meeting.conflict.changed", HistoryList.names(changes, this::getTranslation)));
    setVisible(true);
    scrollIntoView();
  }
}
