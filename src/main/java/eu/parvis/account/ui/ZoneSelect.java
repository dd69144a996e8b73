package eu.parvis.account.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.ZoneId;

/** The zone in which a person reads times. */
class ZoneSelect extends ComboBox<ZoneId> {

  ZoneSelect() {
    setLabel(getTranslation("account.zone"));
    setItemLabelGenerator(zone -> zone.getId().replace('_', ' '));
    setItems(
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .sorted()
            .map(ZoneId::of)
            .toList());
  }
}
