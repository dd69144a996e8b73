package eu.parvis.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonName;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.util.Optional;

/** Name, address and language of somebody new; problems stand at their field. */
class PersonFields extends Div {

  final TextField name = new TextField();
  final EmailField email = new EmailField();
  final LanguageSelect language = new LanguageSelect();

  PersonFields(Language first) {
    addClassName("form");
    name.setLabel(getTranslation("account.name"));
    name.setMaxLength(NewPerson.NAME_LENGTH);
    name.setManualValidation(true);
    name.setRequiredIndicatorVisible(true);
    name.addValueChangeListener(_ -> name.setInvalid(false));
    email.setLabel(getTranslation("account.email"));
    email.setManualValidation(true);
    email.setRequiredIndicatorVisible(true);
    email.addValueChangeListener(_ -> email.setInvalid(false));
    language.setValue(first);
    add(name, email, language);
  }

  /** For one's own account the browser may fill in what it knows. */
  void ownAccount() {
    name.setAutocomplete(Autocomplete.NAME);
    email.setAutocomplete(Autocomplete.USERNAME);
  }

  Optional<EmailAddress> address() {
    return EmailAddress.parse(email.getValue());
  }

  /** What was entered, or empty after showing what is wrong. */
  Optional<NewPerson> read(boolean administrator) {
    var nameGood = PersonName.valid(name.getValue());
    name.setInvalid(!nameGood);
    name.setErrorMessage(getTranslation("account.name.problem"));
    if (address().isEmpty()) {
      refuseEmail(problem(email.getValue()));
    }
    if (!nameGood) {
      name.focus();
      return Optional.empty();
    }
    return address()
        .map(found -> new NewPerson(name.getValue(), found, language.getValue(), administrator));
  }

  /** The key of what to say of a text that is no address. */
  static String problem(String typed) {
    return EmailAddress.accented(typed) ? "account.email.accented" : "account.email.problem";
  }

  void refuseEmail(String key) {
    email.setInvalid(true);
    email.setErrorMessage(getTranslation(key));
    email.focus();
  }
}
