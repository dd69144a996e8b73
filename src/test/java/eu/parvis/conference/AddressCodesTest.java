package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressCodesTest {

  /** The switch is {@code AddressCodes.CODES}. */
  @Tag("asvs-6.5.4")
  @Test
  void aCodeIsOneOfAMillion() {
    assertThat(AddressCodes.draw(drawing(_ -> 0))).isEqualTo("000000");
    assertThat(AddressCodes.draw(drawing(bound -> bound - 1))).isEqualTo("999999");
  }

  private static RandomGenerator drawing(IntUnaryOperator below) {
    return new RandomGenerator() {
      @Override
      public int nextInt(int bound) {
        return below.applyAsInt(bound);
      }

      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
