package eu.parvis.signaling.focus;

import eu.parvis.media.MediaKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jicofo's compact form of sources: {@code {"sources":{"<endpoint>":[[video],[video groups],
 * [audio]]}}}, where a source is {@code {"s":ssrc,"n":name,"m":msid}} and a group {@code
 * ["f",ssrc,retransmission]}.
 */
final class CompactSources {

  private static final JsonMapper mapper = JsonMapper.builder().build();

  private static final String BRIDGE = "jvb";

  private static final List<VisibleTrack> PLACEHOLDERS =
      List.of(
          new VisibleTrack(
              BRIDGE, MediaKind.VIDEO, "jvb-v0", "mixedmslabel mixedlabelvideo0", 0x50A1_0001L, 0),
          new VisibleTrack(
              BRIDGE, MediaKind.AUDIO, "jvb-a0", "mixedmslabel mixedlabelaudio0", 0x50A1_0002L, 0));

  private CompactSources() {}

  /**
   * The sources of an offer, in which no kind may be missing: a browser reports what comes without
   * a media stream id as a track of no stream, and the client trips over it. As from a Jitsi
   * bridge, the missing kind is a track of the bridge, under the stream id that clients pass over.
   */
  static String offered(Collection<VisibleTrack> tracks) {
    var offered = new ArrayList<>(tracks);
    for (var placeholder : PLACEHOLDERS) {
      if (tracks.stream().noneMatch(track -> track.kind() == placeholder.kind())) {
        offered.add(placeholder);
      }
    }
    return write(offered);
  }

  /** Whether an offer may have shown it already: twice in one description, and clients fail. */
  static boolean isPlaceholder(long ssrc) {
    return PLACEHOLDERS.stream().anyMatch(placeholder -> placeholder.ssrc() == ssrc);
  }

  static String write(Collection<VisibleTrack> tracks) {
    Map<String, List<ArrayNode>> byEndpoint = new LinkedHashMap<>();
    for (var track : tracks) {
      var lists =
          byEndpoint.computeIfAbsent(
              track.endpointId(),
              id ->
                  List.of(
                      mapper.createArrayNode(),
                      mapper.createArrayNode(),
                      mapper.createArrayNode()));
      switch (track.kind()) {
        case AUDIO -> lists.get(2).add(source(track, track.ssrc()));
        case VIDEO -> addVideo(track, lists);
      }
    }
    var sources = mapper.createObjectNode();
    byEndpoint.forEach((id, lists) -> sources.set(id, mapper.createArrayNode().addAll(lists)));
    return mapper.writeValueAsString(mapper.createObjectNode().set("sources", sources));
  }

  private static void addVideo(VisibleTrack track, List<ArrayNode> lists) {
    lists.get(0).add(source(track, track.ssrc()));
    if (track.repair() != 0) {
      lists.get(0).add(source(track, track.repair()));
      lists.get(1).add(mapper.createArrayNode().add("f").add(track.ssrc()).add(track.repair()));
    }
  }

  private static ObjectNode source(VisibleTrack track, long ssrc) {
    return mapper.createObjectNode().put("s", ssrc).put("n", track.name()).put("m", track.msid());
  }
}
