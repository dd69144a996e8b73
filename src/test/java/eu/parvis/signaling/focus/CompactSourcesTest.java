package eu.parvis.signaling.focus;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompactSourcesTest {

  private static final VisibleTrack VOICE =
      new VisibleTrack("aaaa0001", MediaKind.AUDIO, "aaaa0001-a0", "a b", 7, 0);

  @Test
  void offersATrackOfTheBridgeForAKindThatNobodySends() {
    JsonNode sources = read(CompactSources.offered(List.of(VOICE)));
    assertThat(sources.at("/aaaa0001/2/0/s").asLong()).isEqualTo(7);
    assertThat(sources.at("/jvb/0/0/m").asString()).isEqualTo("mixedmslabel mixedlabelvideo0");
    assertThat(sources.at("/jvb/2").isEmpty()).isTrue();
  }

  @Test
  void offersBothKindsToWhoeverIsAlone() {
    JsonNode sources = read(CompactSources.offered(List.of()));
    assertThat(sources.at("/jvb/0/0/n").asString()).isEqualTo("jvb-v0");
    assertThat(sources.at("/jvb/2/0/n").asString()).isEqualTo("jvb-a0");
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json).path("sources");
  }
}
