package eu.parvis.meeting.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How long: chosen from the usual lengths or typed. */
class DurationField extends ComboBox<Duration> {

  private boolean unreadable;

  DurationField() {
    setItems(Stream.of(15, 30, 45, 60, 90, 120, 180, 240, 480).map(Duration::ofMinutes).toList());
    setItemLabelGenerator(DurationText::format);
    setAllowCustomValue(true);
    setManualValidation(true);
    addCustomValueSetListener(event -> accept(event.getDetail()));
    addValueChangeListener(event -> unreadable &= event.getValue() == null);
  }

  private void accept(String text) {
    var read = DurationText.parse(text);
    unreadable = read.isEmpty();
    setValue(read.orElse(null));
  }

  Optional<Duration> read() {
    return unreadable ? Optional.empty() : Optional.ofNullable(getValue());
  }
}
