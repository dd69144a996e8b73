package eu.parvis.signaling.bridgechannel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Action;
import eu.parvis.conference.Rights;
import eu.parvis.room.Role;
import eu.parvis.room.TestPolicies;
import eu.parvis.testing.RightsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message of the bridge channel, of both directions, against the table of rights. A kind that
 * is handled and not listed here fails, and so does a page of documentation that says something
 * else.
 */
class RightsTableBridgeTest extends BridgeTest {

  private static final String OWN = "nothing that others notice";

  /** What the server handles, and the right that it needs. */
  private static final Map<String, String> HANDLED =
      Map.of(
          "EndpointMessage", "REACT",
          "EndpointStats", "whoever is in, about their own network",
          "ClientHello", OWN,
          "LastNChangedEvent", OWN,
          "ReceiverVideoConstraint", OWN,
          "ReceiverVideoConstraints", OWN);

  /** What only the server may say. */
  private static final Set<String> SERVER =
      Set.of(
          "DominantSpeakerEndpointChangeEvent",
          "EndpointConnectivityStatusChangeEvent",
          "ForwardedSources",
          "LastNEndpointsChangeEvent",
          "SenderSourceConstraints",
          "SenderVideoConstraints",
          "ServerHello");

  /** What clients of other servers say, and what no client says. */
  private static final Set<String> STRANGE =
      Set.of(
          "EndpointConnectionStats",
          "PinnedEndpointChangedEvent",
          "PinnedEndpointsChangedEvent",
          "ReceiverAudioSubscription",
          "SelectedEndpointChangedEvent",
          "SelectedEndpointsChangedEvent",
          "SourceVideoTypeMessage",
          "VideoTypeMessage",
          "endpointmessage",
          "EndpointMessage ",
          "Mute",
          "");

  @Test
  void everyKindThatIsHandledStandsInTheTable() {
    assertThat(ClientMessage.Reader.KINDS.keySet()).isEqualTo(HANDLED.keySet());
    assertThat(RightsPage.rows("bridge message")).isEqualTo(HANDLED);
  }

  @Test
  void everyKindThatTheServerSendsStandsInTheTable() throws IOException {
    var written = new TreeSet<>(SERVER);
    written.addAll(List.of("EndpointMessage", "EndpointStats"));

    assertThat(kindsThatAreWritten()).isEqualTo(written);
  }

  static Stream<Arguments> everyRole() {
    return Arrays.stream(Role.values())
        .flatMap(by -> Arrays.stream(Role.values()).map(least -> Arguments.of(by, least)));
  }

  @ParameterizedTest
  @MethodSource("everyRole")
  void aMessageToOthersIsDeliveredIfThePolicyAllowsItAndDroppedIfNot(Role by, Role least) {
    var policies = TestPolicies.openWith("react", least);
    world.policies(roomId, policies);
    var actor = member(by);
    var other = member(Role.GUEST);
    var before = other.received.size();

    actor.says(message("EndpointMessage", ""));
    actor.says(message("EndpointMessage", other.endpointId()));

    var allowed = Rights.allows(by, Action.REACT, policies);
    assertThat(allowed).isEqualTo(by.atLeast(least));
    assertThat(other.received).hasSize(before + (allowed ? 2 : 0));
    assertThat(actor.ending).as("nobody loses the socket by it").isNull();
  }

  static Stream<String> othersNoticeNothingOf() {
    var own = HANDLED.keySet().stream().filter(kind -> OWN.equals(HANDLED.get(kind)));
    return Stream.of(own, SERVER.stream(), STRANGE.stream()).flatMap(kinds -> kinds);
  }

  @ParameterizedTest
  @MethodSource("othersNoticeNothingOf")
  void ofAnyOtherMessageTheOthersNoticeNothing(String kind) {
    var owner = member(Role.OWNER);
    var constraints = owner.channel.constraints();
    var other = member(Role.GUEST);
    for (var by : Role.values()) {
      var actor = by == Role.OWNER ? owner : member(by);
      var seen = List.copyOf(other.received);

      actor.says(message(kind, ""));
      actor.says(message(kind, other.endpointId()));

      assertThat(other.received).as("%s by %s", kind, by).isEqualTo(seen);
      assertThat(other.channel.constraints()).isEqualTo(constraints);
      if (actor != owner) {
        room.close(actor.seat);
        leave(actor);
      }
    }
  }

  @Test
  void nobodyTellsOfTheNetworkOfAnother() {
    var actor = member(Role.OWNER);
    var other = member(Role.GUEST);
    var hearer = member(Role.GUEST);
    var before = hearer.received.size();

    actor.says(message("EndpointStats", other.endpointId()));

    assertThat(hearer.received.subList(before, hearer.received.size()))
        .singleElement()
        .asString()
        .contains(actor.endpointId())
        .doesNotContain(other.endpointId());
  }

  private void leave(Member member) {
    member.seat.client().conference().execute(() -> member.seat.membership().leave());
  }

  /** With everything in it that a message may have, about somebody else where it can be. */
  private static String message(String kind, String about) {
    return """
    {"colibriClass":"%s","from":"%2$s","to":"%2$s","endpoint":"%2$s","msgPayload":{"x":1},
     "connectionQuality":10,"lastN":1,"maxFrameHeight":90,"active":"false","version":"x",
     "defaultConstraints":{"maxHeight":90},"constraints":{"%2$s":{"maxHeight":0}},
     "selectedSources":["%2$s-v0"],"onStageSources":["%2$s-v0"],"forwardedSources":[],
     "dominantSpeakerEndpoint":"%2$s","lastNEndpoints":[],"sourceName":"%2$s-v0","maxHeight":0,
     "videoConstraints":{"idealHeight":0},"selectedEndpoints":["%2$s"],"videoType":"none"}
    """
        .formatted(kind, about);
  }

  /** The names of classes in the source of what writes messages; there is no list of them. */
  private static Set<String> kindsThatAreWritten() throws IOException {
    var source =
        Files.readString(
            Path.of("src/main/java/eu/parvis/signaling/bridgechannel/BridgeMessages.java"));
    var kinds = new TreeSet<String>();
    var call = Pattern.compile("message\\(\"([A-Za-z]+)\"\\)").matcher(source);
    while (call.find()) {
      kinds.add(call.group(1));
    }
    return kinds;
  }
}
