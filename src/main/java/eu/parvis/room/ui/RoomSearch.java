package eu.parvis.room.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;

/** Which rooms are looked for, in the address as well: {@code ?search=} and {@code ?archived}. */
class RoomSearch extends Div {

  private static final String SEARCH = "search";
  private static final String ARCHIVED = "archived";
  private static final int LONGEST = 200;
  private static final int PAUSE_MILLIS = 400;

  private final TextField field = new TextField();
  private final Checkbox archived = new Checkbox();
  private final transient Runnable look;

  RoomSearch(Runnable look) {
    this.look = look;
    addClassName("room-search");
    getElement().setAttribute("role", "search");
    field.setLabel(getTranslation("room.search"));
    field.setClearButtonVisible(true);
    field.setMaxLength(LONGEST);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(PAUSE_MILLIS);
    field.addValueChangeListener(event -> changed(event.isFromClient()));
    archived.setLabel(getTranslation("room.archived.show"));
    archived.addValueChangeListener(event -> changed(event.isFromClient()));
    add(field, archived);
  }

  private void changed(boolean byHand) {
    if (byHand) {
      writeAddress();
      look.run();
    }
  }

  /** A whole link is as good as its last part. */
  String text() {
    var text = field.getValue().strip();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  boolean archived() {
    return archived.getValue();
  }

  boolean narrows() {
    return !text().isEmpty();
  }

  /** Looks for what an address says. */
  void read(QueryParameters address) {
    var text = address.getSingleParameter(SEARCH).orElse("");
    field.setValue(text.substring(0, Math.min(text.length(), LONGEST)));
    archived.setValue(address.getParameters().containsKey(ARCHIVED));
  }

  private void writeAddress() {
    var parameters = new LinkedHashMap<String, String>();
    if (!field.isEmpty()) {
      parameters.put(SEARCH, field.getValue());
    }
    if (archived.getValue()) {
      parameters.put(ARCHIVED, "");
    }
    var place = new Location("rooms", QueryParameters.simple(parameters));
    UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, place);
  }
}
