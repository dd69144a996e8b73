package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Reading FRENCH = new Reading(Language.FRENCH, PARIS);
  private static final Reading ENGLISH = new Reading(Language.ENGLISH, PARIS);
  private static final LocalDate FIRST = LocalDate.of(2027, 4, 1);

  @Test
  void inFrenchTheFirstOfAMonthAloneIsAnOrdinal() {
    assertThat(FRENCH.longDate(FIRST)).isEqualTo("jeudi 1er avril 2027");
    assertThat(FRENCH.date(FIRST)).isEqualTo("1er avril 2027");
    assertThat(FRENCH.date(FIRST.plusDays(10))).isEqualTo("11 avril 2027");
    assertThat(FRENCH.dayOfMonth(FIRST)).isEqualTo("1er avril");
    assertThat(FRENCH.dayNumber(FIRST)).isEqualTo("1er");
  }

  @Test
  void inEnglishItIsANumberLikeOthers() {
    assertThat(ENGLISH.longDate(FIRST)).isEqualTo("Thursday 1 April 2027");
    assertThat(ENGLISH.date(FIRST)).isEqualTo("1 April 2027");
  }
}
