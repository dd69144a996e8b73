package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Shows a one-time link, this once: only its hash is kept. */
class WelcomeLinkDialog extends Dialog {

  private final transient PersonProfile person;
  private final Paragraph mailed = new Paragraph();

  WelcomeLinkDialog(PersonProfile person, String link) {
    this.person = person;
    setHeaderTitle(getTranslation("account.link.title", person.name()));
    setWidth("32rem");
    var field = new TextField(getTranslation("account.link.label"));
    field.setValue(link);
    field.setReadOnly(true);
    field.setAutoselect(true);
    field.setWidthFull();
    var copy = new Button(getTranslation("account.link.copy"));
    copy.addThemeName("primary");
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("account.link.copied"));
    add(
        new Paragraph(getTranslation("account.link.text", WelcomeLinks.VALIDITY.toDays())),
        field,
        mailed);
    getFooter().add(new Button(getTranslation("account.link.close"), _ -> close()), copy);
    mailed.addClassNames("note", "success");
    mailed.setVisible(false);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        copy.focus();
      }
    });
  }

  /**
   * Offers to send the link.
   *
   * @param send says whether it could be; if not the link is good for nothing
   * @param tell hears that it was done
   */
  void offersMail(BooleanSupplier send, Consumer<String> tell) {
    var mail = new Button(getTranslation("account.link.mail"));
    mail.addClickListener(_ -> {
      if (send.getAsBoolean()) {
        mailed.setText(getTranslation("account.link.mailed", person.email().value()));
        mailed.setVisible(true);
        tell.accept(mailed.getText());
      } else {
        close();
      }
    });
    getFooter().add(mail);
  }
}
