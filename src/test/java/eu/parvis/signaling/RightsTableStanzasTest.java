package eu.parvis.signaling;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import eu.parvis.conference.Action;
import eu.parvis.conference.Rights;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every stanza that does something to others, by every role, against the table of rights in both
 * directions; and every other stanza that the edge knows a namespace of, which does nothing to
 * them.
 */
class RightsTableStanzasTest extends SignalingTest {

  /** A stanza of one occupant about another, and the right that it needs. */
  record Kind(Action action, String to, String payload) {

    XmppPeer send(XmppPeer by, XmppPeer target) {
      var nick = target.endpoint();
      var filled = payload.replace("{nick}", nick).replace("{target}", by.room() + "/" + nick);
      return by.frame(XmppPeer.iq("order", by.room() + to, filled));
    }
  }

  private static final String MUTE =
      "<mute xmlns='http://jitsi.org/jitmeet/%s' jid='{target}'>true</mute>";
  private static final String ADMIN =
      "<query xmlns='http://jabber.org/protocol/muc#admin'><item %s/></query>";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Action.MUTE, "/focus", MUTE.formatted("audio")),
          new Kind(Action.MUTE, "/focus", MUTE.formatted("video")),
          new Kind(Action.REMOVE, "", ADMIN.formatted("role='none' nick='{nick}'")),
          new Kind(Action.BAN, "", ADMIN.formatted("affiliation='outcast' jid='{target}'")),
          new Kind(Action.GIVE_ROLE, "", ADMIN.formatted("role='moderator' nick='{nick}'")),
          new Kind(Action.GIVE_ROLE, "", ADMIN.formatted("role='participant' nick='{nick}'")),
          new Kind(
              Action.END,
              "",
              "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));

  static Stream<Arguments> everybodyAndEverything() {
    return KINDS.stream()
        .flatMap(kind ->
            Arrays.stream(Role.values())
                .flatMap(by ->
                    Stream.of(Role.OWNER, Role.MODERATOR, Role.GUEST)
                        .map(target -> Arguments.of(kind, by, target))));
  }

  @ParameterizedTest
  @MethodSource("everybodyAndEverything")
  void anOrderIsObeyedIfTheTableAllowsItAndRefusedIfNot(Kind kind, Role by, Role target) {
    var actor = new XmppPeer(clients, room, by, "Actor").join();
    var other = new XmppPeer(clients, room, target, "Other").join();
    var allowed =
        kind.action() == Action.END
            ? Rights.allows(by, kind.action(), Policies.open())
            : Rights.allows(by, kind.action(), Policies.open(), target);

    kind.send(actor, other);

    var answer = actor.last(XmppPeer.answers("order"));
    assertThat(answer.attribute("type")).isEqualTo(allowed ? "result" : "error");
    if (!allowed) {
      assertThat(answer.toXml()).contains("forbidden");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRole")
  void aTextIsRelayedIfThePolicyAllowsItAndRefusedIfNot(Role by, Role least) {
    world.policies(room, chatting(least));
    var actor = new XmppPeer(clients, room, by, "Actor").join();
    var other = guest("Other").join().skip();

    actor.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + actor.room()
            + "'><body>hello</body></message>");

    var relayed = other.unread().stream().anyMatch(it -> it.child(Ns.CLIENT, "body").isPresent());
    assertThat(relayed).isEqualTo(by.atLeast(least));
  }

  static Stream<Arguments> everyRole() {
    return Arrays.stream(Role.values())
        .flatMap(by -> Arrays.stream(Role.values()).map(least -> Arguments.of(by, least)));
  }

  private static Policies chatting(Role least) {
    var open = Policies.open();
    return new Policies(
        open.speak(),
        open.show(),
        open.share(),
        least,
        open.react(),
        open.rename(),
        open.admit(),
        false,
        false);
  }

  static Stream<Arguments> everyNamespace() throws IllegalAccessException {
    var found = Stream.<Arguments>builder();
    for (var field : Ns.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && field.getType() == String.class
          && field.trySetAccessible()
          && field.get(null) instanceof String namespace
          && !namespace.equals(Ns.XML)) {
        found.add(Arguments.of(namespace));
      }
    }
    return found.build();
  }

  /** Names of elements that stanzas of this edge have in them. */
  private static final Set<String> NAMES =
      Set.of("query", "mute", "jingle", "conference", "x", "item", "presence", "services");

  @ParameterizedTest
  @MethodSource("everyNamespace")
  void whateverAGuestAsksForInAnyNamespaceTheOthersNoticeNothing(String namespace) {
    var olga = owner().join();
    var gil = guest("Gil").join();
    time.pass(Duration.ofSeconds(1));
    for (var name : NAMES) {
      for (var type : List.of("get", "set")) {
        for (var to : List.of("parvis", gil.room(), gil.room() + "/focus", at(gil, olga))) {
          olga.skip();
          gil.frame(
              XmppPeer.iq("any", to, "<" + name + " xmlns='" + namespace + "'/>")
                  .replace("type='set'", "type='" + type + "'"));
          var told = olga.unread();
          if (told.stream().anyMatch(RightsTableStanzasTest::isNews)) {
            fail("%s %s to %s was noticed: %s", type, name, to, told);
          }
        }
      }
    }
  }

  /**
   * What Jitsi's component for the moderation of media hears. It is not announced here, since rooms
   * have policies and orders by REST; whoever speaks to it nevertheless changes nothing, and stays.
   */
  @ParameterizedTest
  @EnumSource(Role.class)
  void jitsisModerationOfMediaIsNoWayRoundTheTable(Role by) {
    var other = guest("Other").join();
    var actor = new XmppPeer(clients, room, by, "Actor").join();
    var about = "room='" + actor.room() + "' mediaType='audio'";
    var orders =
        List.of(
            "<av_moderation xmlns='http://jitsi.org/jitmeet' enable='true' " + about + "/>",
            "<av_moderation xmlns='http://jitsi.org/jitmeet' jidToWhitelist='"
                + at(actor, other)
                + "' "
                + about
                + "/>",
            "<json-message xmlns='http://jitsi.org/jitmeet'>{\"type\":\"av_moderation\","
                + "\"enabled\":true,\"mediaType\":\"audio\",\"room\":\"x\"}</json-message>");
    time.pass(Duration.ofSeconds(1));
    other.skip();
    for (var order : orders) {
      for (var to :
          List.of("avmoderation.parvis", "parvis", actor.room(), actor.room() + "/focus")) {
        for (var type : List.of("normal", "groupchat")) {
          actor.frame(
              "<message xmlns='jabber:client' type='%s' to='%s'>%s</message>"
                  .formatted(type, to, order));
        }
        actor.frame(XmppPeer.iq("moderation", to, order));
        assertThat(actor.last(XmppPeer.answers("moderation")).attribute("type")).isEqualTo("error");
      }
    }
    assertThat(other.unread()).noneMatch(RightsTableStanzasTest::isNews);
    assertThat(actor.ending()).isNull();
  }

  /** A kind of stanza that the page of documentation forgets fails, and so does one too many. */
  @Test
  void theDocumentationNamesTheRightsOfStanzas() throws IOException {
    var documented =
        Files.readAllLines(Path.of("docs/operating/rights.md")).stream()
            .dropWhile(line -> !line.startsWith("| stanza |"))
            .takeWhile(line -> line.startsWith("|"))
            .flatMap(line -> Pattern.compile("`([A-Z_]+)`").matcher(line).results())
            .map(right -> right.group(1))
            .collect(toSet());
    var tested = KINDS.stream().map(kind -> kind.action().name()).collect(toSet());
    tested.add(Action.CHAT.name());
    assertThat(documented).isEqualTo(tested);
  }

  private static String at(XmppPeer viewer, XmppPeer about) {
    return viewer.room() + "/" + about.endpoint();
  }

  private static boolean isNews(XmlElement stanza) {
    return List.of("presence", "message", "iq").contains(stanza.name());
  }
}
