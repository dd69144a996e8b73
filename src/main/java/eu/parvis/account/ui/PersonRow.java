package eu.parvis.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.PersonEntry;

/** Somebody in the administrators' list. */
class PersonRow extends ListItem {

  PersonRow(PersonEntry entry, String state, Portrait portrait) {
    addClassName("person");
    var person = entry.profile();
    var name = new Span(person.name());
    name.addClassName("person-name");
    var heading = new Div(name);
    if (person.administrator()) {
      heading.add(badge("account.people.administrator"));
    }
    if (entry.suspended()) {
      var badge = badge("account.people.suspended");
      badge.addClassName("danger");
      heading.add(badge);
    }
    var quiet = new Paragraph(state);
    quiet.addClassName("quiet");
    var text = new Div(heading, new Paragraph(person.email().value()), quiet);
    text.addClassName("person-text");
    add(portrait, text);
  }

  private Span badge(String key) {
    var badge = new Span(getTranslation(key));
    badge.addClassName("badge");
    return badge;
  }
}
