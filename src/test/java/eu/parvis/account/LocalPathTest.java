package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/abc-defg-hij", "/meetings/new", "/people?x=1#y", "/a%20b"})
  void acceptsPathsOfThisProduct(String path) {
    assertThat(LocalPath.parse(path)).contains(new LocalPath(path));
  }

  /** The switch is the rule of {@code LocalPath}. */
  @Tag("asvs-3.7.2")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "/%zz",
        "/x//evil.example",
        "javascript:alert(1)",
        " /",
        "evil.example"
      })
  void refusesWhatCouldLeaveIt(String path) {
    assertThat(LocalPath.parse(path)).isEmpty();
  }
}
