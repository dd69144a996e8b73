package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.provider.Query;
import eu.parvis.account.Holding;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks before an account is deleted, and who has the person's rooms and meetings from then on; the
 * focus begins on leaving everything as it is.
 */
class DeletionDialog extends Dialog {

  /** Deletes; returns what is wrong with the heir, if anything is. */
  @FunctionalInterface
  interface Deletion {
    Optional<String> delete(Optional<PersonProfile> heir);
  }

  private enum Fate {
    PASS,
    END;

    String key() {
      return "people.delete." + name().toLowerCase(Locale.ROOT);
    }
  }

  private final transient PersonProfile person;
  private final transient People people;
  private final transient Deletion deletion;
  private final RadioButtonGroup<Fate> fate = new RadioButtonGroup<>();
  private final ComboBox<PersonProfile> heir = new ComboBox<>();
  private final boolean passes;

  DeletionDialog(PersonProfile person, List<Holding> holdings, People people, Deletion deletion) {
    this.person = person;
    this.people = people;
    this.deletion = deletion;
    this.passes = holdings.stream().anyMatch(Holding::passes);
    setRole("alertdialog");
    setWidth("32rem");
    setHeaderTitle(getTranslation("people.delete.title", person.name()));
    add(new Paragraph(getTranslation("people.delete.text", person.name())));
    if (!holdings.isEmpty()) {
      add(list(holdings));
    }
    if (passes) {
      add(choice());
    }
    var keep = new Button(getTranslation("account.standing.keep"), _ -> close());
    var delete = new Button(getTranslation("people.delete.confirm"), _ -> delete());
    delete.addThemeNames("primary", "danger");
    getFooter().add(keep, delete);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
  }

  private Div list(List<Holding> holdings) {
    var there = new Paragraph(getTranslation("people.delete.there"));
    there.setId("holdings");
    var list = new UnorderedList();
    list.getElement().setAttribute("aria-labelledby", "holdings");
    holdings.stream()
        .map(holding -> new ListItem(getTranslation(holding.key(), holding.number())))
        .forEach(list::add);
    return new Div(there, list);
  }

  private Div choice() {
    fate.setLabel(getTranslation("people.delete.fate"));
    fate.setItems(Fate.values());
    fate.setItemLabelGenerator(choice -> getTranslation(choice.key()));
    fate.setManualValidation(true);
    fate.addValueChangeListener(event -> {
      fate.setInvalid(false);
      heir.setVisible(event.getValue() == Fate.PASS);
    });
    heir.setLabel(getTranslation("people.delete.heir"));
    heir.setHelperText(getTranslation("people.delete.heir.help"));
    heir.setItems(this::found);
    heir.setItemLabelGenerator(found -> found.name() + " · " + found.email());
    heir.setManualValidation(true);
    heir.setRequiredIndicatorVisible(true);
    heir.setVisible(false);
    heir.addValueChangeListener(_ -> heir.setInvalid(false));
    var form = new Div(fate, heir);
    form.addClassName("form");
    return form;
  }

  private Stream<PersonProfile> found(Query<PersonProfile, String> query) {
    return people.search(query.getFilter().orElse("")).stream()
        .filter(found -> !found.id().equals(person.id()) && people.isAgent(found.id()))
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  private void delete() {
    if (passes && fate.getValue() == null) {
      fate.setErrorMessage(getTranslation("people.delete.fate.missing"));
      fate.setInvalid(true);
      fate.getElement().callJsFunction("focus");
    } else if (fate.getValue() == Fate.PASS && heir.getValue() == null) {
      refuse(getTranslation("people.delete.heir.missing"));
    } else {
      var chosen = Optional.of(heir).filter(ComboBox::isVisible).map(ComboBox::getValue);
      deletion
          .delete(passes ? chosen : Optional.empty())
          .ifPresentOrElse(this::refuse, this::close);
    }
  }

  private void refuse(String problem) {
    heir.setErrorMessage(problem);
    heir.setInvalid(true);
    heir.focus();
  }
}
