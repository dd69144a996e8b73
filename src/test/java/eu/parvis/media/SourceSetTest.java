package eu.parvis.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceSetTest {

  private static Source source(long ssrc) {
    return new Source(ssrc, MediaKind.VIDEO, "aaaa0001-v0", "stream track");
  }

  @Test
  void refusesMoreSsrcsThanTheLimit() {
    List<Source> sources = new ArrayList<>();
    for (int i = 1; i <= SourceSet.MAX_SOURCES; i++) {
      sources.add(source(i));
    }
    assertThat(new SourceSet(sources, List.of()).sources()).hasSize(SourceSet.MAX_SOURCES);
    sources.add(source(1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new SourceSet(sources, List.of()));
  }

  @Test
  void refusesTheSameSsrcTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceSet(List.of(source(1), source(1)), List.of()));
  }

  @Test
  void refusesGroupOfUnknownSsrcs() {
    var group = new SourceGroup(SourceGroup.Semantics.FID, List.of(1L, 2L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceSet(List.of(source(1)), List.of(group)));
  }

  @Test
  void refusesSsrcOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> source(0));
    assertThatIllegalArgumentException().isThrownBy(() -> source(1L << 32));
  }

  @Test
  void constraintsTellTheHeightOfEachSource() {
    var constraints = new ReceiverConstraints(-1, 180, Map.of("aaaa0001-v0", 720));
    assertThat(constraints.maxHeight("aaaa0001-v0")).isEqualTo(720);
    assertThat(constraints.maxHeight("bbbb0002-v0")).isEqualTo(180);
  }
}
