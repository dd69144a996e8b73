package eu.parvis.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;

/** Whom to look for, in the address as well: {@code ?search=}. */
class PeopleSearch extends Div {

  private static final String PARAMETER = "search";
  private static final int LONGEST = 100;
  private static final int PAUSE_MILLIS = 400;

  private final TextField field = new TextField();

  PeopleSearch(Runnable look) {
    addClassName("people-search");
    getElement().setAttribute("role", "search");
    field.setLabel(getTranslation("account.people.search"));
    field.setClearButtonVisible(true);
    field.setMaxLength(LONGEST);
    field.setWidthFull();
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(PAUSE_MILLIS);
    field.addValueChangeListener(event -> {
      if (event.isFromClient()) {
        writeAddress();
        look.run();
      }
    });
    add(field);
  }

  String text() {
    return field.getValue();
  }

  /** Looks for what an address says. */
  void read(QueryParameters address) {
    var text = address.getSingleParameter(PARAMETER).orElse("");
    field.setValue(text.substring(0, Math.min(text.length(), LONGEST)));
  }

  void focus() {
    field.focus();
  }

  void clear() {
    field.clear();
    writeAddress();
  }

  private void writeAddress() {
    var parameters =
        field.isEmpty()
            ? QueryParameters.empty()
            : QueryParameters.simple(Map.of(PARAMETER, field.getValue()));
    var place = new Location("people", parameters);
    UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, place);
  }
}
