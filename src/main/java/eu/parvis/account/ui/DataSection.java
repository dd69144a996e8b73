package eu.parvis.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import eu.parvis.account.PersonId;

/** What is known of somebody, to be saved. */
class DataSection extends Section {

  DataSection() {
    var text = new Paragraph(getTranslation("people.data.text"));
    text.addClassName("quiet");
    var save = file("/profile/data.zip", getTranslation("people.data.save"));
    add(new H2(getTranslation("people.data.title")), text, save);
  }

  /** Where an administrator saves what is known of somebody. */
  static String pathOf(PersonId person) {
    return "/api/admin/people/" + person.value() + "/data.zip";
  }

  static Anchor file(String path, String text) {
    var file = new Anchor(path, text);
    file.addClassName("button-link");
    file.getElement().setAttribute("download", true);
    file.setRouterIgnore(true);
    return file;
  }
}
