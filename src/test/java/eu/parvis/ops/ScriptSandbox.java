package eu.parvis.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clone with the script {@code parvis} and little else, on a machine that has what the test puts
 * there: the script's absolute folders lead below {@link #root}. Every program that stands in for
 * one of the system writes what it was called with to one log.
 */
final class ScriptSandbox {

  /** What any POSIX system has. */
  private static final List<String> BASICS =
      List.of("sh", "dirname", "readlink", "grep", "sed", "head", "find", "cat", "env", "mkdir");

  final Path root;
  final Path clone;
  private final Path programs;
  private final Path log;

  ScriptSandbox(Path root) throws IOException {
    this.root = root;
    this.clone = Files.createDirectory(root.resolve("clone"));
    this.programs = Files.createDirectory(root.resolve("programs"));
    this.log = Files.createFile(root.resolve("calls"));
    String script = Files.readString(Path.of("parvis"));
    for (String folder : List.of("/usr/", "/opt/", "/sbin", "/etc/")) {
      script = script.replaceAll("(?<=[ :])" + folder, root + folder);
    }
    write(clone.resolve("parvis"), script);
    for (String basic : BASICS) {
      write(programs.resolve(basic), "#!/bin/sh\nexec %s \"$@\"\n".formatted(system(basic)));
    }
    program("id", "echo 1000");
  }

  record Outcome(int code, String output, String errors, List<String> calls) {}

  /** Puts a program on the PATH that logs how it is called and then does {@code body}. */
  void program(String name, String body) throws IOException {
    program(programs.resolve(name), name, body);
  }

  /** Says which distribution it is, as os-release(5) does. */
  void distribution(String id) throws IOException {
    write(root.resolve("etc/os-release"), "NAME=Some\nID=%s\n".formatted(id));
  }

  /** Puts a JDK of a version into a folder below the root. */
  Path jdk(String folder, String version) throws IOException {
    Path home = root.resolve(folder);
    write(home.resolve("bin/javac"), "#!/bin/sh\necho 'javac %s'\n".formatted(version));
    program(home.resolve("bin/java"), "java", "");
    return home;
  }

  /** Puts the JDK and the Maven there that the script looks for; Maven builds an empty jar. */
  void tools() throws IOException {
    jdk("usr/lib/jvm/temurin-25", "25.0.3");
    maven("3.9.9");
  }

  void maven(String version) throws IOException {
    program(
        "mvn",
        """
        case $* in
          -version) echo 'Apache Maven %s (Debian)' ;;
          *package*) mkdir -p target; : > target/parvis-1.jar ;;
        esac
        """
            .formatted(version));
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Files.writeString(log, "");
    List<String> command = new ArrayList<>(List.of(clone.resolve("parvis").toString()));
    command.addAll(List.of(arguments));
    Path output = root.resolve("output");
    Path errors = root.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", programs.toString(), "HOME", root.toString()));
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Outcome(
        code, Files.readString(output), Files.readString(errors), Files.readAllLines(log));
  }

  private void program(Path file, String name, String body) throws IOException {
    write(file, "#!/bin/sh\necho \"%s $*\" >> %s\n%s\n".formatted(name, log, body));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path system(String name) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new UncheckedIOException(new IOException("no " + name)));
  }
}
