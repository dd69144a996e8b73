package eu.parvis.signaling.xep0045muc;

import eu.parvis.conference.Occupant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mute state of named sources, as JSON in a presence: {@code {"ab12cd34-a0":{"muted":true}}}.
 * Newer clients say and read nothing else.
 */
final class SourceInfo {

  static final String ELEMENT = "SourceInfo";

  private static final int MAX_LENGTH = 4_000;

  private static final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .build())
          .build();

  private SourceInfo() {}

  /**
   * What a client says of its first source of a kind.
   *
   * @param kind {@code a} for audio, {@code v} for video
   * @return null if it says nothing
   */
  static @Nullable Boolean muted(String json, char kind) {
    if (json.isEmpty() || json.length() > MAX_LENGTH) {
      return null;
    }
    try {
      var info = mapper.readTree(json);
      for (var entry : info.properties()) {
        if (entry.getKey().endsWith("-" + kind + "0")) {
          return entry.getValue().path("muted").asBoolean(false);
        }
      }
      return null;
    } catch (JacksonException e) {
      return null;
    }
  }

  static String write(Occupant occupant, String videoType) {
    var info = mapper.createObjectNode();
    info.putObject(occupant.endpointId() + "-a0").put("muted", occupant.audioMuted());
    info.putObject(occupant.endpointId() + "-v0")
        .put("muted", occupant.videoMuted())
        .put("videoType", videoType);
    return mapper.writeValueAsString(info);
  }
}
