package eu.parvis.signaling.bridgechannel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.LinkPath;
import eu.parvis.signaling.bridgechannel.ClientMessage.Constraints;
import eu.parvis.signaling.bridgechannel.ClientMessage.Ignored;
import eu.parvis.signaling.bridgechannel.ClientMessage.Quality;
import eu.parvis.signaling.bridgechannel.ClientMessage.ToOthers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageTest {

  @Test
  void readsConstraintsOfTheClientThatIsShipped() {
    assertThat(
            ClientMessage.parse(
                """
                {"colibriClass":"ReceiverVideoConstraints","lastN":2,
                 "selectedSources":["0b4071f7-v0"],"onStageSources":[],
                 "defaultConstraints":{"maxHeight":0},
                 "constraints":{"0b4071f7-v0":{"maxHeight":180},"461829c6":{"maxHeight":360}}}\
                """))
        .contains(
            new Constraints(
                OptionalInt.of(2),
                OptionalInt.of(0),
                Optional.of(Map.of("0b4071f7-v0", 180, "461829c6", 360)),
                Optional.of(List.of()),
                Optional.of(List.of("0b4071f7-v0"))));
  }

  @Test
  void whatIsNotNamedOrOfAnotherKindIsAbsent() {
    var nothing = new Constraints(OptionalInt.empty(), OptionalInt.empty());
    for (String rest :
        List.of(
            "\"assumedBandwidthBps\":-1",
            "\"constraints\":[],\"onStageSources\":{},\"selectedSources\":\"x\"",
            "\"lastN\":\"2\",\"defaultConstraints\":360")) {
      assertThat(
              ClientMessage.parse("{\"colibriClass\":\"ReceiverVideoConstraints\"," + rest + "}"))
          .contains(nothing);
    }
  }

  @Test
  void readsWhatIsPreferredInTheWordsOfBothClients() {
    for (String word : List.of("Sources", "Endpoints")) {
      var json =
          "{\"colibriClass\":\"ReceiverVideoConstraints\",\"onStage"
              + word
              + "\":[\"a\",1,\"b\"],\"selected"
              + word
              + "\":[\"c\"]}";
      assertThat(ClientMessage.parse(json))
          .get()
          .isInstanceOfSatisfying(
              Constraints.class,
              constraints -> {
                assertThat(constraints.onStage()).contains(List.of("a", "b"));
                assertThat(constraints.selected()).contains(List.of("c"));
              });
    }
  }

  @Test
  void readsTheOlderMessagesOfOneValue() {
    assertThat(ClientMessage.parse("{\"colibriClass\":\"LastNChangedEvent\",\"lastN\":-7}"))
        .contains(new Constraints(OptionalInt.of(-1), OptionalInt.empty()));
    assertThat(
            ClientMessage.parse(
                "{\"colibriClass\":\"ReceiverVideoConstraint\",\"maxFrameHeight\":1e9}"))
        .contains(new Constraints(OptionalInt.empty(), OptionalInt.of(4320)));
  }

  @Test
  void keepsThePayloadOfAMessageToOthers() {
    assertThat(
            ClientMessage.parse(
                    "{\"colibriClass\":\"EndpointMessage\",\"from\":\"forged\",\"to\":\"0b4071f7\","
                        + "\"msgPayload\":{\"x\":1}}")
                .orElseThrow())
        .isInstanceOfSatisfying(
            ToOthers.class,
            message -> {
              assertThat(message.to()).isEqualTo("0b4071f7");
              assertThat(message.payload()).hasToString("{\"x\":1}");
            });
  }

  @ParameterizedTest
  @CsvSource({"relay-tls, RELAY_TLS", "udp, UDP", "UDP,", "carrier pigeon,", "'',"})
  void ofAPathOnlyKnownWordsAreRead(String word, @Nullable LinkPath path) {
    var text =
        "{\"colibriClass\":\"EndpointStats\",\"connectionQuality\":60,\"path\":\"%s\"}"
            .formatted(word);
    assertThat(ClientMessage.parse(text))
        .contains(new Quality(LinkQuality.FAIR, Optional.ofNullable(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"colibriClass\":\"EndpointStats\",\"bitrate\":{\"upload\":1}}",
        "{\"colibriClass\":\"VideoTypeMessage\",\"videoType\":\"camera\"}",
        "{\"colibriClass\":\"SourceVideoTypeMessage\",\"sourceName\":\"a-v0\",\"videoType\":\"none\"}",
        "{\"colibriClass\":\"ReceiverAudioSubscription\",\"all\":true,\"include\":[],\"exclude\":[]}",
        "{\"colibriClass\":\"SelectedEndpointsChangedEvent\",\"selectedEndpoints\":[]}",
        "{\"colibriClass\":\"NeverHeardOf\"}"
      })
  void ignoresWhatNeedsNothing(String text) {
    assertThat(ClientMessage.parse(text)).contains(new Ignored());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"colibriClass\":1}",
        "{\"colibriClass\":\"A\",\"colibriClass\":\"B\"}",
        "{\"colibriClass\":\"A\"} {}",
        "{\"colibriClass\":\"A\"",
        "{\"colibriClass\":\"A\",\"x\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
      })
  void refusesWhatIsNoMessage(String text) {
    assertThat(ClientMessage.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{\"x\":\"\\ud800\"}}",
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{\"x\":\"\\udc00\\ud800\"}}",
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{\"\\udfff\":1}}",
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\\ud800\",\"msgPayload\":{}}"
      })
  void refusesHalfACharacter(String text) {
    assertThat(ClientMessage.parse(text)).isEmpty();
  }

  @Test
  void keepsACharacterThatIsEscapedInTwoHalves() {
    assertThat(
            ClientMessage.parse(
                "{\"colibriClass\":\"EndpointMessage\",\"msgPayload\":\"\\ud83d\\ude00\"}"))
        .get()
        .isInstanceOfSatisfying(
            ToOthers.class,
            message -> assertThat(message.payload().asString()).isEqualTo("\ud83d\ude00"));
  }

  @Test
  void refusesAMessageThatIsTooLong() {
    var padding = "x".repeat(ClientMessage.MAX_CHARS);
    assertThat(ClientMessage.parse("{\"colibriClass\":\"A\",\"x\":\"" + padding + "\"}")).isEmpty();
  }
}
