package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.Parvis;
import eu.parvis.ops.database.LiveLock;
import eu.parvis.testing.TestConnection;
import eu.parvis.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the process starts, waits, fails and ends, with a web server and nothing to serve. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StartTest {

  private static final int SIGTERM_EXIT = 143;
  private static final String ANY_PORT = "--server.port=0";

  @TempDir private Path temporary;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void anUnwritableDataFolderIsOneLine() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    Outcome outcome = run("--parvis.data=" + file.resolve("data"), ANY_PORT);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors()).hasSize(1).first().asString().contains("cannot be written to");
    assertThat(outcome.lines()).noneMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void aPortInUseIsOneLineAndTheDatabaseIsStopped() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = run(data(), "--server.port=" + taken.getLocalPort());
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.errors())
          .hasSize(1)
          .first()
          .asString()
          .contains("port " + taken.getLocalPort() + " is in use")
          .contains("--server.port");
    }
    assertThat(temporary.resolve("data/postgres/PG_VERSION")).exists();
    assertThat(temporary.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void aMediaPortInUseIsOneLineAndTheDatabaseIsStopped() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String port = "--parvis.media.port=" + taken.getLocalPort();
      Outcome outcome =
          run(
              Parvis.class,
              data(),
              ANY_PORT,
              port,
              "--parvis.media.bind=127.0.0.1",
              "--vaadin.productionMode=true");
      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.errors())
          .hasSize(1)
          .first()
          .asString()
          .contains("UDP port " + taken.getLocalPort(), "in use", "--parvis.media.port");
      assertThat(outcome.lines()).noneMatch(line -> line.startsWith("\tat "));
    }
    assertThat(temporary.resolve("data/postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void dataOfAnotherMajorVersionIsOneLineAndLeftAlone() throws Exception {
    Path version = temporary.resolve("data/postgres/PG_VERSION");
    Files.createDirectories(version.getParent());
    Files.writeString(version, "17\n");
    Outcome outcome = run(data(), ANY_PORT);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.errors()).hasSize(1).first().asString().contains("PostgreSQL 17");
    try (var files = Files.list(version.getParent())) {
      assertThat(files).containsExactly(version);
    }
  }

  /** The switch is {@code logging.structured.format.console} of the profile {@code json}. */
  @Tag("asvs-16.2.4")
  @Test
  void aSecondProcessWaitsAndTakesOverFromAKilledOne() throws Exception {
    String database = "--spring.datasource.url=" + TestDatabase.createDatabase();
    Process first = start(data(), ANY_PORT, database);
    awaitLine(first, "Parvis is ready: http://localhost:");
    Process second = start(data(), ANY_PORT, database, "--spring.profiles.active=json");
    JsonNode waiting =
        JsonMapper.shared().readTree(awaitLine(second, "Standby: another Parvis is live"));
    assertThat(waiting.path("log").path("level").asString()).isEqualTo("INFO");
    assertThat(waiting.path("message").asString()).startsWith("Standby: another Parvis is live");

    first.destroyForcibly().waitFor();

    awaitLine(second, "Parvis is ready");
    second.destroy();
    assertThat(second.waitFor()).isEqualTo(SIGTERM_EXIT);
    assertThat(temporary.resolve("data/postgres")).as("embedded database").doesNotExist();
    assertThat(temporary.resolve("data/engine")).as("embedded database").doesNotExist();
  }

  @Test
  void aStandbyStopsWhenTold() throws Exception {
    JdbcConnectionDetails database = TestConnection.fresh();
    try (Connection live = LiveLock.take(database).orElseThrow()) {
      Process standby = start(data(), ANY_PORT, "--spring.datasource.url=" + database.getJdbcUrl());
      awaitLine(standby, "Standby: another Parvis is live");
      standby.destroy();
      assertThat(standby.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(standby.exitValue()).isNotZero();
      assertThat(live.isValid(1)).isTrue();
    }
  }

  private String data() {
    return "--parvis.data=" + temporary.resolve("data");
  }

  private Outcome run(String... arguments) throws Exception {
    return run(SmallParvis.class, arguments);
  }

  private Outcome run(Class<?> application, String... arguments) throws Exception {
    Process process = start(application, arguments);
    List<String> lines;
    try (BufferedReader output = process.inputReader()) {
      lines = output.lines().toList();
    }
    return new Outcome(process.waitFor(), lines);
  }

  private Process start(String... arguments) throws IOException {
    return start(SmallParvis.class, arguments);
  }

  private Process start(Class<?> application, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(application.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static String awaitLine(Process process, String text) throws IOException {
    // Not closed: the process would fail on its next line.
    BufferedReader output = process.inputReader();
    List<String> seen = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("no line with " + text + " in " + String.join("\n", seen));
  }

  private record Outcome(int code, List<String> lines) {
    List<String> errors() {
      return lines.stream()
          .filter(line -> line.contains("ERROR") || line.contains("WARN"))
          .toList();
    }
  }

  /** The operation of the product without the product. */
  @Configuration(proxyBeanMethods = false)
  @Import({OperationConfiguration.class, ReadyAnnouncement.class, CipherOrder.class})
  @ComponentScan("eu.parvis.ops.database")
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    SslAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class
  })
  static class SmallParvis {
    public static void main(String[] arguments) {
      CommandLine.run(SmallParvis.class, arguments);
    }
  }
}
