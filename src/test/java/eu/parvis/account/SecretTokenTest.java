package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SecretTokenTest {

  private static final int BITS = 256;

  /** The switch is {@code SecretToken.BYTES}, or any bit of them that is always the same. */
  @Tag("asvs-6.5.4")
  @Tag("asvs-7.2.3")
  @Test
  void everyOneOfItsBitsIsDrawn() {
    var random = new SecureRandom();
    var ones = new BitSet();
    var zeros = new BitSet();
    var drawn = new HashSet<String>();
    for (var round = 0; round < 200; round++) {
      var token = SecretToken.draw(random);
      assertThat(drawn.add(token.value())).isTrue();
      var bits = BitSet.valueOf(Base64.getUrlDecoder().decode(token.value()));
      ones.or(bits);
      bits.flip(0, BITS);
      zeros.or(bits);
    }
    assertThat(ones.cardinality()).isEqualTo(BITS);
    assertThat(zeros.cardinality()).isEqualTo(BITS);
  }
}
