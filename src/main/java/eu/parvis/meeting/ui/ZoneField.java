package eu.parvis.meeting.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** A time zone by its place, found by typing a part of its name. */
class ZoneField extends ComboBox<ZoneId> {

  private boolean unknown;

  ZoneField() {
    setItemLabelGenerator(ZoneField::label);
    setItems(zones());
    setAllowCustomValue(true);
    setManualValidation(true);
    addCustomValueSetListener(event -> accept(event.getDetail()));
    addValueChangeListener(event -> unknown &= event.getValue() == null);
  }

  /** Whether something was typed that is no zone. */
  boolean unknown() {
    return unknown;
  }

  static String label(ZoneId zone) {
    return zone.getId().replace('_', ' ');
  }

  /** Places only: the short names mean different things to different people. */
  static List<ZoneId> zones() {
    var places =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .sorted();
    return Stream.concat(places, Stream.of("UTC")).map(ZoneId::of).toList();
  }

  private void accept(String text) {
    var typed = text.strip();
    var found = zones().stream().filter(zone -> label(zone).equalsIgnoreCase(typed)).findFirst();
    unknown = found.isEmpty();
    setValue(found.orElse(null));
  }
}
