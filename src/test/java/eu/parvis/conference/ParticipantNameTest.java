package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna",
        "Zoë O'Neill-Müller",
        "李小龍",
        "عائشة",
        "A & B <b>",
        "👩‍👩‍👧",
        "अनुष्का",
        "x"
      })
  void acceptsNamesOfTheWorldAsText(String name) {
    assertThat(ParticipantName.parse(name)).contains(new ParticipantName(name));
  }

  @Test
  void takesSurroundingSpaceAway() {
    assertThat(ParticipantName.parse(" \t Anna \u2003")).contains(new ParticipantName("Anna"));
  }

  /** The switch is {@code normalize} in {@code ParticipantName}. */
  @Tag("asvs-1.1.1")
  @Test
  void composesCharacters() {
    assertThat(ParticipantName.parse("Zoe\u0308")).contains(new ParticipantName("Zo\u00eb"));
  }

  /** The switch is the rule of {@code ParticipantName}. */
  @Tag("asvs-2.2.1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
        "a\u2028b",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Eb",
        "a\u200Bb",
        "\u200D",
        "\uFEFFAnna",
        "a\uD800b",
        "a\uE000b",
        "\u3164",
        "Anna\u3164",
        "\u115F\u1160",
        "\uFFA0",
        "\u2800"
      })
  void refusesControlAndDirectionCharactersAndNamesThatCannotBeSeen(String name) {
    assertThat(ParticipantName.parse(name)).isEmpty();
  }

  @Test
  void marksDoNotPileUpOverWhatStandsAround() {
    assertThat(ParticipantName.parse("A" + "\u0333".repeat(9))).isEmpty();
    assertThat(ParticipantName.parse("\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82"))
        .as("a syllable of Tibetan")
        .isPresent();
  }

  @Test
  void everyNameOfAnAccountGivesOne() {
    assertThat(ParticipantName.ofAccount("A\u200Bda\uE000 L\u2028"))
        .hasValue(new ParticipantName("Ada L"));
    assertThat(ParticipantName.ofAccount("\u0958".repeat(60)))
        .as("longer once it is normal")
        .isPresent();
  }

  /** The switch is {@code MAX_LENGTH} in {@code ParticipantName}. */
  @Tag("asvs-1.3.3")
  @Test
  void countsCharactersAndNotCodeUnits() {
    assertThat(ParticipantName.parse("🙂".repeat(60))).isPresent();
    assertThat(ParticipantName.parse("🙂".repeat(61))).isEmpty();
    assertThat(ParticipantName.parse("x".repeat(100_000))).isEmpty();
  }

  @Test
  void isNeverMadeOfWhatIsNoName() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ParticipantName(" Anna"));
  }
}
