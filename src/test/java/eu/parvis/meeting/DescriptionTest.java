package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  @Test
  void listsEmphasisAndLinksAreShown() {
    assertThat(Description.html("# Points\n\n1. **Budget**\n2. *Vote* [text](https://a.example)"))
        .isEqualTo(
            "<h3>Points</h3>\n<ol>\n<li><strong>Budget</strong></li>\n<li><em>Vote</em> "
                + "<a href=\"https://a.example\" rel=\"noopener noreferrer nofollow\">text</a>"
                + "</li>\n</ol>\n");
  }

  @Test
  void aLineStaysALine() {
    assertThat(Description.html("one\ntwo")).isEqualTo("<p>one<br>two</p>\n");
  }

  /** The switch is the escaping of HTML in {@code Description}. */
  @Tag("asvs-1.3.1")
  @Test
  void htmlIsShownAsText() {
    assertThat(Description.html("<script>alert(1)</script> <img src=x onerror=alert(1)>"))
        .doesNotContain("<script", "<img")
        .contains("&lt;script");
  }

  /** The switch is the Safelist in {@code Description}. */
  @Tag("asvs-1.2.2")
  @Tag("asvs-1.3.5")
  @Test
  void linksThatRunScriptsAndPicturesAreLeftOut() {
    assertThat(Description.html("[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://t/p)"))
        .doesNotContain("javascript:", "data:", "<img", "https://t/p");
    assertThat(Description.html("[d](/logout) [e](ftp://f.example)"))
        .doesNotContain("href", "/logout", "ftp:");
  }

  @Test
  void plainTextKeepsWordsAndLists() {
    assertThat(Description.text("# Points\n\n- **Budget**\n- Vote"))
        .contains("Points", "- Budget", "- Vote")
        .doesNotContain("#", "**");
  }

  @Test
  void plainTextSaysWhereLinksLeadOnce() {
    assertThat(
            Description.text(
                "[The *vote*](https://a.example/v) and <https://b.example>, <c@d.example>"))
        .isEqualTo("The vote (https://a.example/v) and https://b.example, c@d.example");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  @Timeout(20)
  void nestingHasNoCost(String bomb) {
    assertThat(Description.html(bomb)).isNotNull();
    assertThat(Description.text(bomb)).isNotNull();
  }

  static Stream<String> bombs() {
    var length = Invitation.DESCRIPTION_LENGTH;
    return Stream.of(
        "> ".repeat(length / 2),
        "- ".repeat(length / 2) + "x",
        "*a **b ".repeat(length / 7),
        "*a ".repeat(length / 5) + "*".repeat(length / 5),
        "[".repeat(length),
        "[a](".repeat(length / 4),
        "`".repeat(length),
        "*_".repeat(length / 2),
        "<a ".repeat(length / 3));
  }
}
