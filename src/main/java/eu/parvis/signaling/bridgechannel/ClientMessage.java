package eu.parvis.signaling.bridgechannel;

import eu.parvis.media.LinkPath;
import eu.parvis.media.ReceiverConstraints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message of a client on its bridge channel, as far as this server acts on it. */
sealed interface ClientMessage {

  /** The longest message, in UTF-16 units. */
  int MAX_CHARS = 16_384;

  /** The first message of newer clients. */
  record Hello() implements ClientMessage {}

  /**
   * What the client wants to see. What is absent stays as it is, as on Jitsi's bridge.
   *
   * @param lastN -1 for all
   * @param defaultMaxHeight of sources that are not named
   * @param maxHeights by endpoint id or by source name
   * @param onStage endpoint ids or source names that it looks at above all
   * @param selected those that come next
   */
  record Constraints(
      OptionalInt lastN,
      OptionalInt defaultMaxHeight,
      Optional<Map<String, Integer>> maxHeights,
      Optional<List<String>> onStage,
      Optional<List<String>> selected)
      implements ClientMessage {

    Constraints(OptionalInt lastN, OptionalInt defaultMaxHeight) {
      this(lastN, defaultMaxHeight, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A message to others.
   *
   * @param to an endpoint id, or empty for everybody
   */
  record ToOthers(String to, JsonNode payload) implements ClientMessage {}

  /** How good the client says that its own network is, and how its packets get here. */
  record Quality(LinkQuality quality, Optional<LinkPath> path) implements ClientMessage {}

  /** Something that is known and needs nothing, or not known. */
  record Ignored() implements ClientMessage {}

  /**
   * Reads a message; empty if it is no JSON object of a class, within the limits, of whole
   * characters.
   */
  static Optional<ClientMessage> parse(String text) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      var json = Reader.mapper.readTree(text);
      return json.isObject() && json.path("colibriClass").isString() && Reader.isEncodable(json)
          ? Optional.of(Reader.read(json))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** From JSON to messages. */
  final class Reader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NAMED = 500;
    private static final int TALLEST = 4_320;

    private static final JsonMapper mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_CHARS)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** By the class that a message says it is of; of any other class it is ignored. */
    static final Map<String, Function<JsonNode, ClientMessage>> KINDS =
        Map.of(
            "ClientHello", _ -> new Hello(),
            "ReceiverVideoConstraints", Reader::constraints,
            "ReceiverVideoConstraint",
                json -> new Constraints(OptionalInt.empty(), height(json.path("maxFrameHeight"))),
            "LastNChangedEvent", json -> new Constraints(lastN(json), OptionalInt.empty()),
            "EndpointMessage",
                json -> new ToOthers(json.path("to").asString(""), json.path("msgPayload")),
            "EndpointStats", Reader::quality);

    private Reader() {}

    /**
     * Escapes can name half a surrogate pair (RFC 8259 section 8.2), which no text frame can carry:
     * written to others, it would break their sockets.
     */
    private static boolean isEncodable(JsonNode json) {
      return StandardCharsets.UTF_8.newEncoder().canEncode(json.toString());
    }

    private static ClientMessage read(JsonNode json) {
      return KINDS
          .getOrDefault(json.path("colibriClass").asString(), _ -> new Ignored())
          .apply(json);
    }

    /** Clients of both generations send far more in this message; nothing else is used. */
    private static ClientMessage quality(JsonNode json) {
      var percent = json.path("connectionQuality");
      return percent.isNumber()
          ? new Quality(
              LinkQuality.of(percent.asDouble()), LinkPath.of(json.path("path").asString("")))
          : new Ignored();
    }

    private static Constraints constraints(JsonNode json) {
      return new Constraints(
          lastN(json),
          height(json.path("defaultConstraints").path("maxHeight")),
          heights(json.path("constraints")),
          names(json, "onStageSources", "onStageEndpoints"),
          names(json, "selectedSources", "selectedEndpoints"));
    }

    private static Optional<Map<String, Integer>> heights(JsonNode named) {
      if (!named.isObject()) {
        return Optional.empty();
      }
      var heights = new HashMap<String, Integer>();
      for (var entry : named.properties()) {
        if (heights.size() < MAX_NAMED) {
          height(entry.getValue().path("maxHeight"))
              .ifPresent(height -> heights.put(entry.getKey(), height));
        }
      }
      return Optional.of(heights);
    }

    /** Clients of today name sources, the one of 2021 names endpoints. */
    private static Optional<List<String>> names(JsonNode json, String today, String before) {
      var array = json.path(json.has(today) ? today : before);
      if (!array.isArray()) {
        return Optional.empty();
      }
      var names = new ArrayList<String>();
      for (var name : array) {
        if (name.isString() && names.size() < ReceiverConstraints.MAX_PREFERRED_SOURCES) {
          names.add(name.asString());
        }
      }
      return Optional.of(names);
    }

    private static OptionalInt lastN(JsonNode json) {
      var value = json.path("lastN");
      return value.isInt() ? OptionalInt.of(Math.max(-1, value.asInt())) : OptionalInt.empty();
    }

    /** A height in pixels; a negative one stands for no limit. */
    private static OptionalInt height(JsonNode value) {
      if (!value.isNumber()) {
        return OptionalInt.empty();
      }
      var height = value.asDouble();
      return OptionalInt.of(height < 0 ? TALLEST : (int) Math.min(height, TALLEST));
    }
  }
}
