package eu.parvis.audit.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.Query;
import eu.parvis.account.Administration;
import eu.parvis.account.DatePickerTexts;
import eu.parvis.account.PeopleFilter;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.audit.Kind;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the log is looked for. */
class AuditFields extends Div {

  private final transient Administration administration;
  private final Select<Kind> kind = new Select<>();
  private final ComboBox<PersonProfile> person = new ComboBox<>();
  private final DatePicker from;
  private final DatePicker until;

  AuditFields(Administration administration, Reading reading, Runnable look) {
    this.administration = administration;
    addClassName("audit-fields");
    getElement().setAttribute("role", "search");
    kind.setLabel(getTranslation("audit.filter.kind"));
    kind.setItems(Stream.of(Kind.values()).sorted(Comparator.comparing(this::name)).toList());
    kind.setItemLabelGenerator(this::name);
    kind.setEmptySelectionAllowed(true);
    person.setLabel(getTranslation("audit.filter.person"));
    person.setItems(this::found);
    person.setItemLabelGenerator(found -> found.name() + " · " + found.email());
    person.setClearButtonVisible(true);
    from = day("audit.filter.from", reading);
    until = day("audit.filter.until", reading);
    add(kind, person, from, until);
    kind.addValueChangeListener(event -> changed(event.isFromClient(), look));
    person.addValueChangeListener(event -> changed(event.isFromClient(), look));
    from.addValueChangeListener(event -> changed(event.isFromClient(), look));
    until.addValueChangeListener(event -> changed(event.isFromClient(), look));
  }

  private static void changed(boolean fromClient, Runnable look) {
    if (fromClient) {
      look.run();
    }
  }

  /** Null is the choice of none. */
  private String name(@Nullable Kind choice) {
    return getTranslation(choice == null ? "audit.filter.all" : choice.key());
  }

  private DatePicker day(String key, Reading reading) {
    var field = new DatePicker(getTranslation(key));
    field.setLocale(reading.locale());
    field.setI18n(DatePickerTexts.of(reading.locale(), this::getTranslation));
    field.setClearButtonVisible(true);
    return field;
  }

  private Stream<PersonProfile> found(Query<PersonProfile, String> query) {
    var text = query.getFilter().orElse("");
    return administration.list(text, PeopleFilter.EVERYBODY).entries().stream()
        .map(PersonEntry::profile)
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  Asked asked() {
    var of = person.getValue();
    return new Asked(
        kind.getValue(), of == null ? null : of.id(), from.getValue(), until.getValue());
  }

  /** Shows what an address asks for; somebody whose account is gone has no name to show. */
  void show(Asked asked) {
    kind.setValue(asked.kind());
    person.setValue(
        Optional.ofNullable(asked.person())
            .flatMap(administration::entry)
            .map(PersonEntry::profile)
            .orElse(null));
    from.setValue(asked.from());
    until.setValue(asked.until());
  }
}
