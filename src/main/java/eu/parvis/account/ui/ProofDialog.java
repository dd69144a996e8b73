package eu.parvis.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import eu.parvis.account.OwnLogins.Outcome;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for the present password before browsers are signed out. */
class ProofDialog extends Dialog {

  private final transient Function<String, Outcome> end;
  private final transient Consumer<Outcome> answered;
  private final PasswordField password = new PasswordField();

  /**
   * @param end what is asked for, with the password
   * @param answered what follows where the password was right, or does not count any more
   */
  ProofDialog(Function<String, Outcome> end, Consumer<Outcome> answered) {
    this.end = end;
    this.answered = answered;
    setWidth("28rem");
    setHeaderTitle(getTranslation("account.proof.title"));
    password.setLabel(getTranslation("account.password.present"));
    password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    password.setManualValidation(true);
    password.setRequiredIndicatorVisible(true);
    password.setWidthFull();
    password.addValueChangeListener(_ -> password.setInvalid(false));
    add(new Paragraph(getTranslation("account.proof.text")), password);
    var confirm = new Button(getTranslation("account.sessions.end"), _ -> confirm());
    confirm.addThemeName("primary");
    confirm.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
    getFooter().add(new Button(getTranslation("account.add.cancel"), _ -> close()), confirm);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        password.focus();
      }
    });
  }

  private void confirm() {
    var outcome = end.apply(password.getValue());
    switch (outcome) {
      case ENDED, SIGN_IN_AGAIN -> {
        close();
        answered.accept(outcome);
      }
      case WRONG -> refuse("account.password.wrong");
      case TOO_OFTEN -> refuse("account.password.too_often");
    }
  }

  private void refuse(String problem) {
    password.setErrorMessage(getTranslation(problem));
    password.setInvalid(true);
    password.focus();
  }
}
