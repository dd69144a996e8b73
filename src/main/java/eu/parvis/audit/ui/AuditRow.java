package eu.parvis.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.Reading;
import eu.parvis.audit.AuditLine;

/** One thing that was done. */
class AuditRow extends ListItem {

  AuditRow(AuditLine line, Reading reading) {
    addClassName("person");
    var what = new Span(line.what());
    what.addClassName("person-name");
    var who =
        line.about().isEmpty()
            ? getTranslation("audit.by", line.by())
            : getTranslation("audit.by.about", line.by(), line.about());
    var text = new Div(new Div(what), new Paragraph(who));
    text.addClassName("person-text");
    var at = new Span(reading.dateTime(line.at()));
    at.addClassName("quiet");
    add(text, at);
  }
}
