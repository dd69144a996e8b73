package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "90,90",
    "90 min,90",
    "1:30,90",
    "1h30,90",
    "1 h 30 min,90",
    "2 h,120",
    "2heures,120",
    "45mn,45",
    "0,0",
    "-5,-5"
  })
  void readsWhatPeopleWrite(String text, int minutes) {
    assertThat(DurationText.parse(text)).contains(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1.5.2", "99999", "1:2:3", "1 h 30 min and a bit more of it"})
  void refusesTheRest(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    for (int minutes = 1; minutes <= 1440; minutes++) {
      var duration = Duration.ofMinutes(minutes);
      assertThat(DurationText.parse(DurationText.format(duration))).contains(duration);
    }
  }
}
