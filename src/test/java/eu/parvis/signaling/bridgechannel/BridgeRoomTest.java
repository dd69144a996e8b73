package eu.parvis.signaling.bridgechannel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.ReceiverConstraints;
import eu.parvis.signaling.client.FrameSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BridgeRoomTest extends BridgeTest {

  @Test
  void greetsAnOpenedChannel() {
    assertThat(member(false).received).singleElement().asString().contains("ServerHello");
  }

  @Test
  void aMessageReachesWhomItIsForUnderItsTrueSender() {
    var olga = member(false);
    var gil = member(false);
    var zoe = member(false);
    olga.says(
        "{\"colibriClass\":\"EndpointMessage\",\"from\":\"ffffffff\",\"to\":\""
            + gil.endpointId()
            + "\",\"msgPayload\":{\"x\":1}}");
    assertThat(gil.received.getLast())
        .contains("\"from\":\"" + olga.endpointId() + "\"", "{\"x\":1}")
        .doesNotContain("ffffffff");
    assertThat(zoe.received).hasSize(1);
    assertThat(olga.received).hasSize(1);
  }

  @Test
  void aMessageToAllReachesAllOthersButNoShare() {
    var olga = member(false);
    var gil = member(false);
    var share = member(true);
    olga.says("{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{}}");
    assertThat(gil.received).hasSize(2);
    assertThat(olga.received).hasSize(1);
    assertThat(share.received).hasSize(1);
    share.says("{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{}}");
    assertThat(gil.received).hasSize(2);
  }

  @Test
  void halfACharacterCostsItsSenderTheSocketAndReachesNobody() {
    var olga = member(false);
    var gil = member(false);
    olga.says(
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{\"x\":\"\\ud800\"}}");
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.REFUSED);
    assertThat(gil.received).hasSize(1);
    assertThat(gil.ending).isNull();
  }

  @Test
  void aMessageToNobodyIsDropped() {
    var olga = member(false);
    olga.says("{\"colibriClass\":\"EndpointMessage\",\"to\":\"00000000\",\"msgPayload\":{}}");
    assertThat(olga.ending).isNull();
  }

  @Test
  void theSecretOpensTheChannelUntilTheNextIsGiven() {
    var olga = member(false);
    var first = olga.address;
    assertThat(find(first)).isPresent();
    assertThat(find(first + "x")).isEmpty();
    assertThat(find(first.substring(0, first.indexOf('=') + 1))).isEmpty();
    var second = room.open(olga.seat);
    assertThat(find(first)).isEmpty();
    assertThat(find(second)).isPresent();
    room.close(olga.seat);
    assertThat(find(second)).isEmpty();
  }

  @Test
  void aNewAddressLeavesTheOldSocketToItsClientUntilTheNextOneOpens() {
    var olga = member(false);
    var channel = find(room.open(olga.seat)).orElseThrow();
    assertThat(olga.ending).isNull();
    channel.attach(new Nowhere());
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.GOING_AWAY);
  }

  @Test
  void whatIsNoMessageClosesTheSocket() {
    var olga = member(false);
    olga.says("{\"colibriClass\":\"A\",\"colibriClass\":\"B\"}");
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.REFUSED);
  }

  @Test
  void aClientThatSendsWithoutEndLosesItsSocket() {
    var olga = member(false);
    for (var i = 0; i < 2_000; i++) {
      olga.says("{\"colibriClass\":\"EndpointStats\"}");
    }
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.REFUSED);
  }

  @Test
  void theQualityOfALinkIsToldToTheOthersWhenItChanges() {
    var olga = member(false);
    var gil = member(false);
    olga.says(quality("34.5, \"bitrate\":{\"upload\":77}"));
    olga.says(quality("12"));
    assertThat(gil.received.subList(1, gil.received.size()))
        .containsExactly(
            "{\"colibriClass\":\"EndpointStats\",\"from\":\""
                + olga.endpointId()
                + "\",\"connectionQuality\":20}");
    olga.says(quality("1e300"));
    assertThat(gil.received.getLast()).endsWith("\"connectionQuality\":100}");
    assertThat(olga.received).hasSize(1);
  }

  @Test
  void aQualityThatIsNoNumberIsNoNews() {
    var olga = member(false);
    var gil = member(false);
    olga.says(quality("\"0\""));
    olga.says(quality("null"));
    olga.says(quality("{}"));
    assertThat(gil.received).hasSize(1);
    assertThat(olga.ending).isNull();
  }

  @Test
  void whoComesIsToldOfLinksThatAreNotGood() {
    var olga = member(false);
    var zoe = member(false);
    olga.says(quality("50"));
    zoe.says(quality("50"));
    zoe.says(quality("100"));
    var gil = member(false);
    assertThat(gil.received.subList(1, gil.received.size()))
        .singleElement()
        .asString()
        .contains(olga.endpointId(), "\"connectionQuality\":60");
  }

  @Test
  void noShareHearsOfLinksOrTellsOfItsOwn() {
    var olga = member(false);
    var share = member(true);
    olga.says(quality("0"));
    share.says(quality("0"));
    assertThat(share.received).hasSize(1);
    assertThat(olga.received).hasSize(1);
  }

  @Test
  void whoseLinkChangesWithoutEndLosesTheSocketBeforeItHurtsOthers() {
    var olga = member(false);
    var gil = member(false);
    for (var i = 0; i < 2_000; i++) {
      olga.says(quality(i % 2 == 0 ? "0" : "100"));
    }
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.REFUSED);
    assertThat(gil.received.stream().mapToInt(String::length).sum()).isLessThan(60_000);
  }

  private static String quality(String value) {
    return "{\"colibriClass\":\"EndpointStats\",\"connectionQuality\":" + value + "}";
  }

  @Test
  void aFloodOfMessagesToOthersCostsItsSenderTheSocketBeforeItHurtsThem() {
    var olga = member(false);
    var gil = member(false);
    for (var i = 0; i < 300; i++) {
      olga.says(
          "{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":\""
              + "x".repeat(16_000)
              + "\"}");
    }
    assertThat(olga.ending).isEqualTo(FrameSink.Ending.REFUSED);
    assertThat(gil.received.stream().mapToInt(String::length).sum()).isLessThan(60_000);
    assertThat(gil.ending).isNull();
  }

  @Test
  void whatIsForwardedIsToldInTheWordsOfBothClients() {
    var olga = member(false);
    room.forwarding(olga.seat, List.of("0b4071f7-v0", "0b4071f7-v1"), List.of("0b4071f7"));
    assertThat(olga.received.subList(1, 3))
        .containsExactly(
            "{\"colibriClass\":\"ForwardedSources\","
                + "\"forwardedSources\":[\"0b4071f7-v0\",\"0b4071f7-v1\"]}",
            "{\"colibriClass\":\"LastNEndpointsChangeEvent\",\"lastNEndpoints\":[\"0b4071f7\"]}");
  }

  @Test
  void whatIsWantedOfASenderIsToldInTheWordsOfBothClients() {
    var olga = member(false);
    room.pictureWanted(olga.seat, olga.endpointId() + "-v0", 360);
    assertThat(olga.received.subList(1, 3))
        .containsExactly(
            "{\"colibriClass\":\"SenderSourceConstraints\",\"sourceName\":\""
                + olga.endpointId()
                + "-v0\",\"maxHeight\":360}",
            "{\"colibriClass\":\"SenderVideoConstraints\","
                + "\"videoConstraints\":{\"idealHeight\":360}}");
    room.pictureWanted(olga.seat, olga.endpointId() + "-v1", 720);
    assertThat(olga.received).as("the client of 2021 has no second camera").hasSize(4);
  }

  @Test
  void aNewSocketIsToldWhatTheOldOneWas() {
    var olga = member(false);
    room.pictureWanted(olga.seat, olga.endpointId() + "-v0", 360);
    room.pictureWanted(olga.seat, olga.endpointId() + "-v0", 180);
    var before = olga.received.size();
    olga.channel.attach(olga);
    assertThat(olga.received.subList(before, olga.received.size()))
        .hasSize(3)
        .noneMatch(message -> message.contains("360"));
    room.open(olga.seat);
    olga.channel.attach(olga);
    assertThat(olga.received.getLast()).as("a new session knows nothing yet").contains("Hello");
  }

  @Test
  void whatConstraintsDoNotNameStaysAsItIs() {
    var olga = member(false);
    olga.says(
        constraints(
            "\"lastN\":2,\"selectedSources\":[\"0b4071f7-v0\"],\"onStageSources\":[\"0b4071f7-v1\"],"
                + "\"defaultConstraints\":{\"maxHeight\":0},"
                + "\"constraints\":{\"0b4071f7-v0\":{\"maxHeight\":180}}"));
    olga.says(constraints("\"lastN\":-1,\"defaultConstraints\":{\"maxHeight\":360}"));
    var heights = Map.of("0b4071f7-v0", 180);
    var stage = List.of("0b4071f7-v1");
    var selected = List.of("0b4071f7-v0");
    assertThat(olga.channel.constraints())
        .isEqualTo(new ReceiverConstraints(-1, 360, heights, stage, selected));
    olga.says(constraints("\"constraints\":{},\"onStageSources\":[]"));
    assertThat(olga.channel.constraints())
        .isEqualTo(new ReceiverConstraints(-1, 360, Map.of(), List.of(), selected));
  }

  @Test
  void endpointsAreNamedForTheirCameras() {
    var olga = member(false);
    olga.says(
        constraints(
            "\"selectedEndpoints\":[\"0b4071f7\"],"
                + "\"constraints\":{\"0b4071f7\":{\"maxHeight\":180}}"));
    assertThat(olga.channel.constraints().maxHeight("0b4071f7-v0")).isEqualTo(180);
    assertThat(olga.channel.constraints().selected()).containsExactly("0b4071f7-v0");
  }

  private static String constraints(String fields) {
    return "{\"colibriClass\":\"ReceiverVideoConstraints\"," + fields + "}";
  }
}
