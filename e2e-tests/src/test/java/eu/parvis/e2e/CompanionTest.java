package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompanionTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final ProcessBuilder IDLE = new ProcessBuilder("sleep", "300");

  /** A virtual machine with a companion, whose process id it prints. */
  static final class Machine {

    static void main() throws IOException, InterruptedException {
      System.out.println(Companion.start(IDLE).pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void endsWithTheVirtualMachineThatIsAskedToEnd() throws IOException {
    Process machine =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Machine.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = machine.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle program = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(program.isAlive()).isTrue();
      machine.destroy();
      ends(program);
    } finally {
      machine.destroyForcibly();
    }
  }

  @Test
  void endsWhenItIsClosed() throws IOException {
    Companion companion = Companion.start(IDLE);
    ProcessHandle program = ProcessHandle.of(companion.pid()).orElseThrow();
    companion.close();
    ends(program);
  }

  private static void ends(ProcessHandle program) {
    Patience.until("the program ends", SOON, program::isAlive, alive -> !alive);
  }
}
