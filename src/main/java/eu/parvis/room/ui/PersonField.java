package eu.parvis.room.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds somebody among the accounts by the beginning of their name or address. */
class PersonField extends ComboBox<PersonProfile> {

  private static final String EMPTY_INPUT = "this.inputElement.value = ''";

  private final transient People people;

  /**
   * @param chosen hears of who was chosen, after which nobody is
   */
  PersonField(People people, Consumer<PersonProfile> chosen) {
    this.people = people;
    setItems(this::found);
    setItemLabelGenerator(person -> person.name() + " · " + person.email());
    setManualValidation(true);
    addValueChangeListener(event -> {
      if (event.getValue() != null) {
        setValue(null);
        setInvalid(false);
        chosen.accept(event.getValue());
      }
    });
  }

  private Stream<PersonProfile> found(Query<PersonProfile, String> query) {
    return people.search(query.getFilter().orElse("")).stream()
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  void refuse(String problem) {
    setErrorMessage(problem);
    setInvalid(true);
  }

  /** What was typed was taken. */
  void forgetTyped() {
    setInvalid(false);
    getElement().executeJs(EMPTY_INPUT);
  }
}
