package eu.parvis.signaling.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.parvis.media.MediaKind;
import eu.parvis.media.Source;
import eu.parvis.media.SourceGroup;
import eu.parvis.media.SourceGroup.Semantics;
import eu.parvis.media.SourceSet;
import eu.parvis.signaling.xep0166jingle.AnnouncedSources;
import eu.parvis.signaling.xep0166jingle.AnnouncedSources.Announced;
import eu.parvis.signaling.xep0166jingle.JingleRefused;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EndpointSourcesTest {

  private static final Announced AUDIO = new Announced(MediaKind.AUDIO, "");
  private static final Announced VIDEO = new Announced(MediaKind.VIDEO, "");

  private final EndpointSources none = EndpointSources.none("ab12cd34");

  @Test
  void namesAndMsidsAreTheServers() throws JingleRefused {
    var claimed = new Announced(MediaKind.VIDEO, "ffffffff-v0");
    var sources = none.plus(announce(Map.of(1L, AUDIO, 2L, claimed)));
    assertThat(sources.set().sources())
        .extracting(Source::name)
        .containsExactlyInAnyOrder("ab12cd34-a0", "ab12cd34-v0");
    assertThat(sources.set().sources())
        .extracting(Source::msid)
        .containsExactlyInAnyOrder("ab12cd34-0-1 ab12cd34-a0-1", "ab12cd34-0-1 ab12cd34-v0-1");
  }

  @Test
  void aCameraIsInTheStreamOfTheMicrophoneAlsoIfItComesLater() throws JingleRefused {
    var sources = none.plus(announce(Map.of(1L, AUDIO))).plus(announce(Map.of(2L, VIDEO)));
    assertThat(stream(sources, "ab12cd34-v0")).isEqualTo(stream(sources, "ab12cd34-a0"));
  }

  @Test
  void aSecondPictureHasAStreamOfItsOwn() throws JingleRefused {
    var screen = new Announced(MediaKind.VIDEO, "ab12cd34-v1");
    var sources = none.plus(announce(Map.of(1L, AUDIO, 2L, VIDEO, 3L, screen)));
    assertThat(stream(sources, "ab12cd34-v1")).isNotEqualTo(stream(sources, "ab12cd34-a0"));
  }

  @Test
  void aSessionThatBeginsAnewHasOtherStreams() throws JingleRefused {
    var both = announce(Map.of(1L, AUDIO, 2L, VIDEO));
    var before = none.plus(both);
    var after = before.cleared().cleared().plus(both);
    assertThat(stream(after, "ab12cd34-v0"))
        .isNotEqualTo(stream(before, "ab12cd34-v0"))
        .isEqualTo(stream(after, "ab12cd34-a0"));
  }

  @Test
  void theTracksThatStandForMissingOnesBelongToNobody() {
    for (var taken : List.of(0x50A1_0001L, 0x50A1_0002L)) {
      assertThat(refusal(() -> none.plus(announce(Map.of(taken, AUDIO)))))
          .isEqualTo(Reason.SSRC_IN_USE);
    }
  }

  @Test
  void anEndpointUsesSoManySsrcsInItsLifeAndTheSameAgainAsOftenAsItLikes() throws JingleRefused {
    var camera = announce(Map.of(1L, VIDEO, 2L, VIDEO));
    var sources = none;
    for (var i = 0; i < EndpointSources.MOST_SSRCS; i++) {
      sources = sources.plus(camera).minus(camera);
    }
    for (long ssrc = 3; ssrc <= EndpointSources.MOST_SSRCS; ssrc++) {
      var other = announce(Map.of(ssrc, VIDEO));
      sources = sources.plus(other).minus(other);
    }

    var last = sources;
    assertThat(refusal(() -> last.plus(announce(Map.of(9_999L, VIDEO)))))
        .isEqualTo(Reason.TOO_MANY_SOURCES);
    assertThat(last.plus(camera).cleared().plus(camera).visible()).isNotEmpty();
  }

  @Test
  void keepsANameOfItsOwn() throws JingleRefused {
    var second = new Announced(MediaKind.VIDEO, "ab12cd34-v1");
    assertThat(none.plus(announce(Map.of(1L, second))).visible()).containsOnlyKeys("ab12cd34-v1");
  }

  @Test
  void anAdditionAfterARemovalHasAnotherMsid() throws JingleRefused {
    var camera = announce(Map.of(2L, VIDEO));
    var before = none.plus(camera);
    var after = before.minus(camera).plus(camera);
    assertThat(after.visible().get("ab12cd34-v0"))
        .isNotEqualTo(before.visible().get("ab12cd34-v0"));
    assertThat(after.visible().values()).extracting(VisibleTrack::ssrc).containsExactly(2L);
  }

  @Test
  void anAdditionBeforeTheRemovalHasAnotherMsidToo() throws JingleRefused {
    var before = none.plus(announce(Map.of(2L, VIDEO)));
    var after = before.plus(announce(Map.of(3L, VIDEO))).minus(announce(Map.of(2L, VIDEO)));
    assertThat(after.visible().values()).extracting(VisibleTrack::ssrc).containsExactly(3L);
    assertThat(stream(after, "ab12cd34-v0")).isNotEqualTo(stream(before, "ab12cd34-v0"));
  }

  @Test
  void hidesLayersAndRepairsFromReceivers() throws JingleRefused {
    var sources =
        none.plus(
            announce(
                Map.of(1L, VIDEO, 2L, VIDEO, 3L, VIDEO, 11L, VIDEO, 12L, VIDEO, 13L, VIDEO),
                new SourceGroup(Semantics.SIM, List.of(1L, 2L, 3L)),
                new SourceGroup(Semantics.FID, List.of(1L, 11L)),
                new SourceGroup(Semantics.FID, List.of(2L, 12L)),
                new SourceGroup(Semantics.FID, List.of(3L, 13L))));
    assertThat(sources.visible().values())
        .singleElement()
        .satisfies(track -> {
          assertThat(track.ssrc()).isEqualTo(1);
          assertThat(track.repair()).isEqualTo(11);
        });
  }

  @Test
  void refusesMoreSourcesThanTheLimit() throws JingleRefused {
    var many = new HashMap<Long, Announced>();
    for (var ssrc = 1L; ssrc <= SourceSet.MAX_SOURCES; ssrc++) {
      many.put(ssrc, VIDEO);
    }
    var full = none.plus(announce(many));
    assertThat(refusal(() -> full.plus(announce(Map.of(99L, VIDEO)))))
        .isEqualTo(Reason.TOO_MANY_SOURCES);
  }

  @Test
  void refusesASourceThatIsThereAndTheRemovalOfOneThatIsNot() throws JingleRefused {
    var sources = none.plus(announce(Map.of(1L, VIDEO)));
    assertThat(refusal(() -> sources.plus(announce(Map.of(1L, VIDEO)))))
        .isEqualTo(Reason.SSRC_IN_USE);
    assertThat(refusal(() -> sources.minus(announce(Map.of(2L, VIDEO)))))
        .isEqualTo(Reason.UNKNOWN_SSRC);
  }

  @Test
  void refusesGroupsOfUnknownOfMixedAndOfRepeatedSources() {
    var sim = Semantics.SIM;
    for (var group :
        List.of(
            new SourceGroup(sim, List.of(1L, 9L)),
            new SourceGroup(sim, List.of(1L, 2L)),
            new SourceGroup(sim, List.of(1L, 1L)))) {
      var announced = announce(Map.of(1L, VIDEO, 2L, AUDIO), group);
      assertThat(refusal(() -> none.plus(announced))).isEqualTo(Reason.BAD_GROUP);
    }
  }

  @Test
  void aGroupGoesWithItsMember() throws JingleRefused {
    var group = new SourceGroup(Semantics.FID, List.of(1L, 2L));
    var sources = none.plus(announce(Map.of(1L, VIDEO, 2L, VIDEO), group));
    assertThat(sources.minus(announce(Map.of(2L, VIDEO))).set().groups()).isEmpty();
  }

  private static String stream(EndpointSources sources, String name) {
    var msid = Objects.requireNonNull(sources.visible().get(name)).msid();
    return msid.substring(0, msid.indexOf(' '));
  }

  private static AnnouncedSources announce(Map<Long, Announced> sources, SourceGroup... groups) {
    return new AnnouncedSources(sources, List.of(groups));
  }

  private interface Change {
    EndpointSources apply() throws JingleRefused;
  }

  private static Reason refusal(Change change) {
    return catchThrowableOfType(JingleRefused.class, change::apply).reason();
  }
}
