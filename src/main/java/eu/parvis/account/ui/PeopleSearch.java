package eu.parvis.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.PeopleFilter;
import java.util.LinkedHashMap;

/** Whom to look for, in the address as well: {@code ?search=} and {@code ?show=}. */
class PeopleSearch extends Div {

  private static final String SEARCH = "search";
  private static final String SHOW = "show";
  private static final int LONGEST = 100;
  private static final int PAUSE_MILLIS = 400;

  private final TextField field = new TextField();
  private final Select<PeopleFilter> filter = new Select<>();
  private final transient Runnable look;

  PeopleSearch(Runnable look) {
    this.look = look;
    addClassName("people-search");
    getElement().setAttribute("role", "search");
    field.setLabel(getTranslation("account.people.search"));
    field.setClearButtonVisible(true);
    field.setMaxLength(LONGEST);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(PAUSE_MILLIS);
    field.addValueChangeListener(event -> changed(event.isFromClient()));
    filter.setLabel(getTranslation("account.people.show"));
    filter.setItems(PeopleFilter.values());
    filter.setItemLabelGenerator(choice -> getTranslation("account.people.show." + choice.word()));
    filter.setValue(PeopleFilter.EVERYBODY);
    filter.addValueChangeListener(event -> changed(event.isFromClient()));
    add(field, filter);
  }

  private void changed(boolean byHand) {
    if (byHand) {
      writeAddress();
      look.run();
    }
  }

  String text() {
    return field.getValue();
  }

  PeopleFilter filter() {
    return filter.getValue();
  }

  /** What to say if nobody is found. */
  String nobody() {
    if (filter() == PeopleFilter.EVERYBODY) {
      return getTranslation("account.people.none");
    }
    return getTranslation("account.people.none." + (text().isBlank() ? filter().word() : "shown"));
  }

  /** Looks for what an address says. */
  void read(QueryParameters address) {
    var text = address.getSingleParameter(SEARCH).orElse("");
    field.setValue(text.substring(0, Math.min(text.length(), LONGEST)));
    filter.setValue(
        address.getSingleParameter(SHOW).flatMap(PeopleFilter::of).orElse(PeopleFilter.EVERYBODY));
  }

  void focus() {
    field.focus();
  }

  /** Looks for everybody. */
  void clear() {
    field.clear();
    filter.setValue(PeopleFilter.EVERYBODY);
    writeAddress();
  }

  private void writeAddress() {
    var parameters = new LinkedHashMap<String, String>();
    if (!field.isEmpty()) {
      parameters.put(SEARCH, field.getValue());
    }
    if (filter() != PeopleFilter.EVERYBODY) {
      parameters.put(SHOW, filter().word());
    }
    var place = new Location("people", QueryParameters.simple(parameters));
    UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, place);
  }
}
