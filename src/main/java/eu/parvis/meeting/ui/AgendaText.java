package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Html;
import eu.parvis.meeting.Description;

/** The agenda of a meeting: of what people write, the one thing that is shown as markup. */
class AgendaText extends Html {

  AgendaText(String written) {
    super("<div class=\"prose\">" + Description.html(written) + "</div>");
  }
}
