package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.testkit.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of constraints: the order in which sources are served, and which are on stage. */
class LayerWishesTest {

  private static final Map<String, Integer> NO_HEIGHTS = Map.of();

  private final PeerSession owner = new World(3).peer("aaaa0001").session();
  private final Publication anna = track(MediaKind.VIDEO, "anna", 1);
  private final Publication ben = track(MediaKind.VIDEO, "ben", 2);
  private final List<Publication> others =
      List.of(track(MediaKind.AUDIO, "voice", 9), anna, ben, track(MediaKind.VIDEO, "screen", 3));

  private Publication track(MediaKind kind, String name, int ssrc) {
    Track track = new Track(kind, name, List.of(ssrc), List.of(0));
    return new Publication(owner, track, track.newSource());
  }

  private List<String> wishes(ReceiverConstraints constraints) {
    return LayerWishes.of(constraints, others).stream()
        .map(wish ->
            "%s %d%s"
                .formatted(
                    others.stream()
                        .filter(other -> other.source() == wish.source())
                        .findFirst()
                        .orElseThrow()
                        .track()
                        .name(),
                    wish.maxHeight(),
                    wish.onStage() ? " on stage" : ""))
        .toList();
  }

  @Test
  void whatIsOnStageComesFirstThenWhatIsSelectedThenTheOthersInTheirOrder() {
    assertThat(
            wishes(new ReceiverConstraints(-1, 180, NO_HEIGHTS, List.of("screen"), List.of("ben"))))
        .containsExactly("screen 180 on stage", "ben 180", "anna 180");
  }

  @Test
  void ofWhoNamesNothingOnStageWhatIsWantedTwiceAsHighAsAllElseIsThere() {
    assertThat(wishes(new ReceiverConstraints(-1, 180, Map.of("ben", 360))))
        .containsExactly("ben 360 on stage", "anna 180", "screen 180");
    assertThat(wishes(new ReceiverConstraints(-1, 180, Map.of("ben", 359))))
        .containsExactly("ben 359", "anna 180", "screen 180");
  }

  @Test
  void nothingIsWantedBeyondLastN() {
    assertThat(wishes(new ReceiverConstraints(1, 180, NO_HEIGHTS, List.of(), List.of("ben"))))
        .containsExactly("ben 180", "anna 0", "screen 0");
  }

  @Test
  void whatIsNotWantedAndWhatIsSilencedTakeNoPlaceInLastN() {
    assertThat(wishes(new ReceiverConstraints(1, 180, Map.of("anna", 0))))
        .containsExactly("ben 180", "screen 0", "anna 0");
    anna.source().silence(true);
    assertThat(wishes(new ReceiverConstraints(1, 180, NO_HEIGHTS)))
        .containsExactly("anna 180", "ben 180", "screen 0");
  }
}
