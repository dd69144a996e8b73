package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.ops.ScriptSandbox.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code parvis} on machines that have this or lack that. */
class ScriptTest {

  private static final String INSTALL =
      "apt-get install -y --no-install-recommends chromium firefox-esr xvfb nginx iproute2 coturn";

  @TempDir private Path temporary;
  private ScriptSandbox sandbox;

  @BeforeEach
  void clonesTheScript() throws IOException {
    sandbox = new ScriptSandbox(temporary.toRealPath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "dev", "build", "test", "e2e", "bench", "backup", "restore"})
  void everyCommandExplainsItselfOnAMachineWithNothing(String command) throws Exception {
    for (String flag : new String[] {"--help", "-h"}) {
      Outcome outcome = sandbox.run(command, flag);
      assertThat(outcome.code()).isZero();
      assertThat(outcome.output()).startsWith("Usage: ./parvis " + command);
      assertThat(outcome.errors()).isEmpty();
    }
    assertThat(sandbox.run("--help").output()).contains("  " + command + " ");
  }

  @Test
  void whatIsNoCommandIsAnErrorWithTheList() throws Exception {
    assertThat(sandbox.run().code()).isEqualTo(2);
    Outcome unknown = sandbox.run("fly");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.errors()).contains("unknown command fly", "Usage: ./parvis <command>");
  }

  @Test
  void noJdkSaysWhatIsMissingAndWhereItLooked() throws Exception {
    sandbox.maven("3.9.9");
    Outcome outcome = sandbox.run("run");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors())
        .contains("no JDK 25 found", "JAVA_HOME", "apt-get install")
        .hasLineCount(2);
    assertThat(outcome.calls()).isEmpty();
  }

  @Test
  void jdksOfOtherVersionsArePassedOver() throws Exception {
    Path wanted = sandbox.jdk("usr/lib/jvm/zulu-25", "25");
    sandbox.jdk("usr/lib/jvm/java-21", "21.0.4");
    sandbox.jdk("usr/lib/jvm/java-250", "250.1");
    sandbox.program("javac", "echo 'javac 17.0.12'");
    sandbox.program(
        "mvn", "case $1 in -version) echo 'Apache Maven 3.8.7' ;; *) echo $JAVA_HOME >&2 ;; esac");
    String seventeen = sandbox.jdk("elsewhere/17", "17.0.12").toString();

    Outcome outcome = sandbox.run(Map.of("JAVA_HOME", seventeen), "build");

    assertThat(outcome.errors()).contains(wanted.toString()).doesNotContain(seventeen);
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    sandbox.tools();
    String mine = sandbox.jdk("elsewhere/25", "25.0.1+9").toString();
    sandbox.program(
        "mvn", "case $1 in -version) echo 'Apache Maven 3.8.7' ;; *) echo $JAVA_HOME >&2 ;; esac");
    assertThat(sandbox.run(Map.of("JAVA_HOME", mine), "build").errors()).contains(mine);
  }

  @Test
  void noMavenOrAnOldOneIsOneLine() throws Exception {
    sandbox.jdk("opt/jdk-25", "25.0.3");
    assertThat(sandbox.run("build").errors()).contains("Maven is missing", "apt-get install maven");
    sandbox.maven("3.6.3");
    Outcome old = sandbox.run("build");
    assertThat(old.code()).isEqualTo(1);
    assertThat(old.errors()).contains("Maven 3.6 is too old");
  }

  @Test
  void printsTheCommandWhenItMayNotInstall() throws Exception {
    sandbox.tools();
    sandbox.program("apt-get", "");
    for (String sudo : new String[] {"", "exit 1"}) {
      if (!sudo.isEmpty()) {
        sandbox.program("sudo", sudo);
      }
      Outcome outcome = sandbox.run("test");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.errors()).endsWith("Run: sudo " + INSTALL + "\n");
      assertThat(outcome.calls()).noneMatch(call -> call.startsWith("apt-get"));
      assertThat(outcome.calls()).noneMatch(call -> call.startsWith("mvn"));
    }
  }

  @Test
  void installsAsRootAndGoesOn() throws Exception {
    sandbox.tools();
    sandbox.program("id", "echo 0");
    sandbox.program(
        "apt-get", "echo noise; [ $1 = update ] || test $DEBIAN_FRONTEND = noninteractive");
    Outcome outcome = sandbox.run("test", "-Dtest=SlugTest");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.errors()).contains("Installing chromium firefox-esr xvfb nginx");
    assertThat(outcome.calls())
        .containsSubsequence("apt-get update -qq", INSTALL, "mvn -B verify -Dtest=SlugTest");
  }

  @Test
  void installsWithSudoThatAsksForNoPassword() throws Exception {
    sandbox.tools();
    sandbox.program("chromium", "");
    sandbox.program("sudo", "shift; \"$@\"");
    sandbox.program("apt-get", "");
    Outcome outcome = sandbox.run("e2e", "FirstCallTest");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.calls())
        .contains(
            "sudo -n true",
            "apt-get install -y --no-install-recommends firefox-esr xvfb nginx iproute2 coturn")
        .last()
        .asString()
        .startsWith("mvn -B -f e2e-tests/pom.xml test -Dtest=FirstCallTest -Dapp.jar=")
        .endsWith("/clone/target/parvis-1.jar");
  }

  @Test
  void anInstallationThatFailsEndsIt() throws Exception {
    sandbox.tools();
    sandbox.program("id", "echo 0");
    sandbox.program("apt-get", "exit 100");
    Outcome outcome = sandbox.run("test");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors()).contains("installing failed", "Run: " + INSTALL);
    assertThat(outcome.calls()).noneMatch(call -> call.contains("verify"));
  }

  /** Ubuntu has apt, and not this package. */
  @ParameterizedTest
  @CsvSource({"debian, chromium chromium-headless-shell", "ubuntu, chromium"})
  void takesTheSmallBrowserAsWellWhereThereIsOne(String distribution, String browsers)
      throws Exception {
    sandbox.tools();
    sandbox.distribution(distribution);
    sandbox.program("id", "echo 0");
    sandbox.program("apt-get", "");
    assertThat(sandbox.run("test").errors()).contains("Installing " + browsers + " firefox-esr");
    sandbox.program("chromium", "");
    assertThat(sandbox.run("test").errors()).contains("Installing firefox-esr");
  }

  @ParameterizedTest
  @CsvSource({
    "dnf, dnf install -y, firefox xorg-x11-server-Xvfb nginx iproute-tc coturn",
    "zypper, zypper --non-interactive install, "
        + "MozillaFirefox xorg-x11-server-Xvfb nginx iproute2 coturn",
    "pacman, pacman -S --noconfirm, firefox xorg-server-xvfb nginx iproute2 coturn",
    "apk, apk add, firefox-esr xvfb nginx iproute2 coturn",
  })
  void knowsThePackageManagersOfOtherSystems(String program, String install, String packages)
      throws Exception {
    sandbox.tools();
    sandbox.program(program, "");
    assertThat(sandbox.run("test").errors())
        .endsWith("Run: sudo " + install + " chromium " + packages + "\n");
  }

  @Test
  void withoutAPackageManagerItNamesThePrograms() throws Exception {
    sandbox.tools();
    assertThat(sandbox.run("test").errors())
        .contains("the tests need chromium firefox-esr xvfb nginx iproute2 coturn");
  }

  @Test
  void whatIsThereIsNotInstalled() throws Exception {
    sandbox.tools();
    sandbox.program("google-chrome", "");
    sandbox.program("firefox", "");
    sandbox.program("Xvfb", "");
    sandbox.program("ip", "");
    sandbox.program("tc", "");
    sandbox.program("turnserver", "");
    sandbox.program("../usr/sbin/nginx", "");
    assertThat(sandbox.run("test").calls()).endsWith("mvn -B verify");
  }

  @Test
  void runBuildsOnceAndStartsWhatWasBuilt() throws Exception {
    sandbox.tools();
    String start =
        "java --enable-native-access=ALL-UNNAMED -jar %s/target/parvis-1.jar --server.port=9090"
            .formatted(sandbox.clone);
    Outcome first = sandbox.run("run", "--server.port=9090");
    assertThat(first.code()).isZero();
    assertThat(first.calls())
        .anyMatch(call -> call.startsWith("mvn ") && call.endsWith("package"))
        .last()
        .isEqualTo(start);
    assertThat(sandbox.run("run", "--server.port=9090").calls()).containsExactly(start);
  }

  @Test
  void devStartsFromTheSourcesWithTheFrontEndSetUpForDevelopment() throws Exception {
    sandbox.tools();
    assertThat(sandbox.run("dev", "--server.port=9090").calls())
        .last()
        .asString()
        .contains(" vaadin:prepare-frontend spring-boot:run ")
        .endsWith("--vaadin.frontend.hotdeploy=true --server.port=9090");
  }

  @Test
  void aFileIsNamedFromWhereOneStands() throws Exception {
    sandbox.tools();
    assertThat(sandbox.run("backup", "a.backup", "--parvis.data=x").calls())
        .last()
        .asString()
        .endsWith(" backup %s/a.backup --parvis.data=x".formatted(sandbox.root));
    assertThat(sandbox.run("restore", "/b.backup").calls())
        .last()
        .asString()
        .endsWith(" restore /b.backup");
    assertThat(sandbox.run("restore").code()).isEqualTo(2);
  }
}
