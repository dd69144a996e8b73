package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import eu.parvis.account.LoginSeries;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Announcement;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Changes the password; every other session ends. */
class PasswordSection extends Section {

  private final transient PersonProfile person;
  private final transient Optional<LoginSeries> here;
  private final transient People people;
  private final transient ApplicationEventPublisher events;
  private final transient Runnable changed;
  private final PasswordField present = new PasswordField();
  private final NewPasswordField chosen;
  private final Paragraph done = new Paragraph();

  PasswordSection(
      PersonProfile person,
      Optional<LoginSeries> here,
      People people,
      ApplicationEventPublisher events,
      Runnable changed) {
    this.person = person;
    this.here = here;
    this.people = people;
    this.events = events;
    this.changed = changed;
    present.setLabel(getTranslation("account.password.present"));
    present.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
    present.setManualValidation(true);
    present.addValueChangeListener(_ -> present.setInvalid(false));
    chosen = new NewPasswordField(() -> Optional.of(person.email()));
    done.addClassNames("note", "success");
    done.setVisible(false);
    var form = new Div(present, chosen);
    form.addClassName("form");
    add(
        new H2(getTranslation("account.password.title")),
        form,
        new Button(getTranslation("account.password.change"), _ -> change()),
        done);
  }

  private void change() {
    done.setVisible(false);
    chosen.read().ifPresent(this::change);
  }

  private void change(String password) {
    switch (people.changePassword(person.id(), present.getValue(), password, here)) {
      case WRONG -> refuse("account.password.wrong");
      case TOO_OFTEN -> refuse("account.password.too_often");
      case DONE -> tellDone();
    }
  }

  private void refuse(String problem) {
    present.setInvalid(true);
    present.setErrorMessage(getTranslation(problem));
    present.focus();
  }

  private void tellDone() {
    present.clear();
    chosen.clear();
    done.setText(getTranslation("account.password.changed"));
    done.setVisible(true);
    events.publishEvent(new Announcement(done.getText()));
    changed.run();
  }
}
