package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the jar that operators get, without a browser. */
class JarTest {

  /** The switch is any kind of file that {@code pom.xml} copies and nobody is to be given. */
  @Tag("asvs-13.4.1")
  @Test
  void whatIsServedIsScriptsStylesAndPictures() throws IOException {
    assertThat(names())
        .noneMatch(name -> name.matches("(.*/)?\\.(git|svn|hg|env|idea)(/.*)?"))
        .filteredOn(name ->
            name.matches(
                "(META-INF/resources|META-INF/VAADIN/webapp|BOOT-INF/classes/(static|public))/.+"))
        .isNotEmpty()
        .allMatch(
            name -> name.matches(".*/|.*\\.(css|js|svg|png|woff2|html|json|txt|br)"), "served");
  }

  /** The switch is {@code forceProductionBuild} in {@code pom.xml}. */
  @Tag("asvs-13.4.2")
  @Test
  void nothingIsThereForDevelopers() throws IOException {
    var settings = json("META-INF/VAADIN/config/flow-build-info.json");
    assertThat(settings.get("productionMode").getAsBoolean()).isTrue();
    assertThat(libraries())
        .noneMatch(name -> name.matches("(vaadin-dev|spring-boot-devtools|copilot|hotswap).*"));
  }

  /** The switch is the scope of each library of tests in {@code pom.xml}. */
  @Tag("asvs-15.2.3")
  @Test
  void nothingOfTestsIsThere() throws IOException {
    assertThat(libraries())
        .noneMatch(name ->
            name.matches(
                "(junit|assertj|mockito|archunit|greenmail|smack|jazzer|hamcrest|biweekly"
                    + "|browserless|.*-test-|spring-security-oauth2-authorization-server).*"));
    assertThat(names()).noneMatch(name -> name.matches(".*(Test|Tests|TestDatabase)\\.class"));
  }

  /** The switches are the two lists that {@code pom.xml} has made; a part that neither has. */
  @Tag("asvs-15.1.2")
  @Test
  void everyPartStandsInTheListOfParts() throws IOException {
    var java = components("application.cdx.json");
    assertThat(libraries().stream().filter(name -> !name.startsWith("spring-boot-jarmode")))
        .isSubsetOf(java);
    assertThat(components("frontend.cdx.json"))
        .anyMatch(name -> name.startsWith("lib-jitsi-meet-"));
  }

  private static Set<String> components(String list) throws IOException {
    var parts = json("META-INF/sbom/" + list).getAsJsonArray("components");
    return StreamSupport.stream(parts.spliterator(), false)
        .map(part -> part.getAsJsonObject())
        .map(part -> part.get("name").getAsString() + "-" + part.get("version").getAsString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Name and version of each library. */
  private static List<String> libraries() throws IOException {
    var found =
        names().stream()
            .filter(name -> name.matches("BOOT-INF/lib/.+\\.jar"))
            .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
            .toList();
    assertThat(found).as("where libraries are in the jar").hasSizeGreaterThan(50);
    return found;
  }

  private static List<String> names() throws IOException {
    try (var jar = new JarFile(UnpackedJar.built().toFile())) {
      return jar.stream().map(entry -> entry.getName()).toList();
    }
  }

  private static JsonObject json(String name) throws IOException {
    try (var jar = new JarFile(UnpackedJar.built().toFile())) {
      var entry = jar.getEntry(name);
      assertThat(entry).as("%s, which Maven does not make while it is offline", name).isNotNull();
      var content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      return JsonParser.parseString(content).getAsJsonObject();
    }
  }
}
