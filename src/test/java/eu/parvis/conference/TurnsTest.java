package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> ran = new ArrayList<>();

  @Test
  void anErrorInATurnHurtsNoLaterTurn() {
    var turns = new Turns(Runnable::run, () -> ran.add("end"));

    turns.execute(() -> {
      throw new StackOverflowError();
    });
    turns.execute(() -> ran.add("turn"));

    assertThat(ran).containsExactly("end", "turn", "end");
    assertThat(turns.inTurn()).isFalse();
  }

  @Test
  void anErrorAtTheEndOfATurnHurtsNoLaterTurn() {
    var turns =
        new Turns(
            Runnable::run,
            () -> {
              throw new NoClassDefFoundError();
            });

    turns.execute(() -> ran.add("one"));
    turns.execute(() -> ran.add("two"));

    assertThat(ran).containsExactly("one", "two");
  }
}
