package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.Optional;

/** A view in which meetings are changed. */
interface Place {

  /**
   * The one that the reader looks at, if any: what a change offered in one view may be undone in
   * another.
   */
  static Optional<Place> here() {
    return Optional.ofNullable(UI.getCurrent())
        .flatMap(ui ->
            ui.getInternals().getActiveRouterTargetsChain().stream()
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .findFirst());
  }

  /** Shows what is stored. */
  void refresh();

  /** What was looked at is a part of another meeting, or on another day, and not shown yet. */
  default void follow(Part part) {}

  /** What tells a form that is opened here to lead back here. */
  default QueryParameters origin() {
    return QueryParameters.empty();
  }

  /** Takes the focus: what had it is gone. */
  void focus();

  /** Takes the focus to an occurrence that was drawn anew, if it is still there. */
  void focus(OccurrenceDetails occurrence);

  /** Takes the focus, if news that closes has it. */
  void catchFocus();
}
