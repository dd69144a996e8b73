package eu.parvis.meeting.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;

/** Asks which occurrences of a series are meant; the one that was pointed at, to begin with. */
class PartChoice extends RadioButtonGroup<Part> {

  PartChoice(OccurrenceDetails occurrence) {
    this(
        occurrence,
        occurrence.alone(),
        occurrence.andFollowing(),
        new Part.All(occurrence.meeting().id()));
  }

  private PartChoice(OccurrenceDetails occurrence, Part... parts) {
    setLabel(getTranslation("meeting.part"));
    setItems(parts);
    setItemLabelGenerator(part ->
        getTranslation(
            switch (part) {
              case Part.One _ -> "meeting.part.one";
              case Part.Following _ -> "meeting.part.following";
              case Part.All _ -> "meeting.part.all";
            }));
    setValue(occurrence.alone());
  }

  /** Without those that follow the one that was pointed at. */
  static PartChoice oneOrAll(OccurrenceDetails occurrence) {
    return new PartChoice(occurrence, occurrence.alone(), new Part.All(occurrence.meeting().id()));
  }

  /** Goes to what is chosen of a group, which takes no focus itself. */
  static void focus(RadioButtonGroup<?> group) {
    group
        .getElement()
        .executeJs("setTimeout(() => this.querySelector('[checked] input')?.focus())");
  }
}
