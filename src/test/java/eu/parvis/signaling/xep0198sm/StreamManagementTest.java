package eu.parvis.signaling.xep0198sm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.xep0198sm.StreamManagement.Sent;
import org.junit.jupiter.api.Test;

class StreamManagementTest {

  private final StreamManagement management = new StreamManagement();

  @Test
  void countsNothingBeforeItIsEnabled() {
    management.received();
    assertThat(management.sent(message(1))).isEqualTo(Sent.QUIET);
    assertThat(management.handled()).isZero();
    assertThat(management.unacknowledged()).isEmpty();
  }

  @Test
  void keepsWhatIsNotAcknowledgedInOrder() {
    management.enable("p", 20);
    for (var i = 0; i < 4; i++) {
      management.sent(message(i));
    }
    assertThat(management.acknowledge(3)).isTrue();
    assertThat(management.unacknowledged()).containsExactly(message(3));
    assertThat(management.acknowledge(3)).isTrue();
  }

  @Test
  void refusesAnAcknowledgementOfMoreThanWasSent() {
    management.enable("p", 20);
    management.sent(message(1));
    assertThat(management.acknowledge(2)).isFalse();
    assertThat(management.unacknowledged()).hasSize(1);
  }

  @Test
  void refusesAnAcknowledgementThatGoesBack() {
    management.enable("p", 20);
    management.sent(message(1));
    management.sent(message(2));
    management.acknowledge(2);
    assertThat(management.acknowledge(1)).isFalse();
  }

  @Test
  void asksForAnAcknowledgementEveryFewStanzas() {
    management.enable("p", 20);
    for (var i = 0; i < 4; i++) {
      assertThat(management.sent(message(i))).isEqualTo(Sent.QUIET);
    }
    assertThat(management.sent(message(4))).isEqualTo(Sent.REQUEST_ACKNOWLEDGEMENT);
    assertThat(management.sent(message(5))).isEqualTo(Sent.QUIET);
  }

  @Test
  void givesUpOnAClientThatAcknowledgesNothing() {
    management.enable("p", 20);
    for (var i = 0; i < StreamManagement.MAX_UNACKNOWLEDGED; i++) {
      assertThat(management.sent(message(i))).isNotEqualTo(Sent.OVERFLOW);
    }
    assertThat(management.sent(message(-1))).isEqualTo(Sent.OVERFLOW);
  }

  @Test
  void givesUpOnAClientThatLeavesTooManyCharactersUnacknowledged() {
    management.enable("p", 20);
    var large = "x".repeat(100_000);
    for (var i = 0; i < StreamManagement.MAX_UNACKNOWLEDGED_CHARS / 100_000; i++) {
      assertThat(management.sent(large)).isNotEqualTo(Sent.OVERFLOW);
    }
    management.acknowledge(1);
    assertThat(management.sent(large)).isNotEqualTo(Sent.OVERFLOW);
    assertThat(management.sent(large)).isEqualTo(Sent.OVERFLOW);
  }

  @Test
  void isEnabledOnce() {
    assertThat(management.enable("p", 20).attributes())
        .containsEntry("id", "p")
        .containsEntry("resume", "true");
    assertThat(management.enable("q", 20).name()).isEqualTo("failed");
    assertThat(management.resumptionId()).isEqualTo("p");
  }

  private static String message(int number) {
    return "<message id='" + number + "'/>";
  }
}
