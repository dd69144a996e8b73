package eu.parvis.account.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import eu.parvis.account.PasswordRules;
import eu.parvis.kernel.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses a password; says while one types what is missing, or how strong it is. */
class NewPasswordField extends PasswordField {

  private static final int PAUSE_MILLIS = 300;

  private final transient Supplier<Optional<EmailAddress>> address;

  NewPasswordField(Supplier<Optional<EmailAddress>> address) {
    this.address = address;
    setLabel(getTranslation("account.password.new"));
    setHelperText(getTranslation("account.password.rule", PasswordRules.LEAST));
    setAutocomplete(Autocomplete.NEW_PASSWORD);
    setManualValidation(true);
    setRequiredIndicatorVisible(true);
    setValueChangeMode(ValueChangeMode.LAZY);
    setValueChangeTimeout(PAUSE_MILLIS);
    addValueChangeListener(event -> rate(event.getValue()));
  }

  /** The password, or empty after showing why it is refused. */
  Optional<String> read() {
    var refusal = refusal(getValue());
    setInvalid(refusal.isPresent());
    refusal.ifPresent(this::setErrorMessage);
    return refusal.isPresent() ? Optional.empty() : Optional.of(getValue());
  }

  private void rate(String password) {
    setInvalid(false);
    var text =
        refusal(password)
            .orElseGet(() ->
                getTranslation(
                    "account.password.strength."
                        + PasswordRules.strength(password).name().toLowerCase(Locale.ROOT)));
    setHelperText(text);
  }

  private Optional<String> refusal(String password) {
    return PasswordRules.refusal(password, address.get())
        .map(refusal -> refusal.name().toLowerCase(Locale.ROOT))
        .map(reason -> getTranslation("account.password." + reason, PasswordRules.LEAST));
  }
}
