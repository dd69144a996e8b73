package eu.parvis.signaling;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import eu.parvis.conference.Action;
import eu.parvis.conference.Rights;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import eu.parvis.signaling.xep0045muc.MucOrder;
import eu.parvis.testing.RightsPage;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** A stanza of one occupant about another, its line of the table, and the right that it needs. */
  record Kind(String line, Action action, String to, String payload) {

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

  private static final String MUTING = "<mute> to the focus, audio or video";
  private static final String GIVING = "muc#admin, role moderator or participant";
  private static final String BANNING = "muc#admin, affiliation outcast";
  private static final String REMOVING = "muc#admin, role none";
  private static final String ENDING = "muc#owner, destroy";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(MUTING, Action.MUTE, "/focus", MUTE.formatted("audio")),
          new Kind(MUTING, Action.MUTE, "/focus", MUTE.formatted("video")),
          new Kind(REMOVING, Action.REMOVE, "", ADMIN.formatted("role='none' nick='{nick}'")),
          new Kind(
              BANNING, Action.BAN, "", ADMIN.formatted("affiliation='outcast' jid='{target}'")),
          new Kind(GIVING, Action.GIVE_ROLE, "", ADMIN.formatted("role='moderator' nick='{nick}'")),
          new Kind(
              GIVING, Action.GIVE_ROLE, "", ADMIN.formatted("role='participant' nick='{nick}'")),
          new Kind(
              ENDING,
              Action.END,
              "",
              "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));

  private static final String FORM = "muc#owner, the form";
  private static final String OWN_MEDIA = "Jingle to the focus";
  private static final String PRESENCE = "presence, groupchat message";
  private static final String NOTHING = "any other, Jitsi’s av_moderation as well";

  /** The lines of what is asked of nobody else. */
  private static final Map<String, String> OTHERS =
      Map.of(
          FORM, "moderators see it empty; nobody changes anything",
          PRESENCE, "whoever is in; a text needs CHAT",
          OWN_MEDIA,
              "whoever is in, about their own media; of these SPEAK, SHOW and SHARE let pass",
          NOTHING, "nothing that others notice");

  /** Every element that the edge looks for in a request, with its lines of the table. */
  private static final Map<String, Set<String>> READ =
      Map.ofEntries(
          Map.entry("MUC_ADMIN query", Set.of(REMOVING, BANNING, GIVING)),
          Map.entry("MUC_OWNER query", Set.of(ENDING, FORM)),
          Map.entry("JITMEET_AUDIO mute", Set.of(MUTING)),
          Map.entry("JITMEET_VIDEO mute", Set.of(MUTING)),
          Map.entry("JINGLE jingle", Set.of(OWN_MEDIA)),
          Map.entry("PING ping", Set.of(NOTHING)),
          Map.entry("SESSION session", Set.of(NOTHING)),
          Map.entry("DISCO_INFO query", Set.of(NOTHING)),
          Map.entry("DISCO_ITEMS query", Set.of(NOTHING)),
          Map.entry("version services", Set.of(NOTHING)),
          Map.entry("FOCUS conference", Set.of(NOTHING)));

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
    world.policies(room, policies(Role.GUEST, least));
    var actor = new XmppPeer(clients, room, by, "Actor").join();
    var other = guest("Other").join().skip();

    actor.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + actor.room()
            + "'><body>hello</body></message>");

    var relayed = other.unread().stream().anyMatch(it -> it.child(Ns.CLIENT, "body").isPresent());
    assertThat(relayed).isEqualTo(by.atLeast(least));
  }

  @ParameterizedTest
  @MethodSource("everyRole")
  void mediaAreShownAsOnIfThePolicyAllowsThemAndAsOffIfNot(Role by, Role least) {
    world.policies(room, policies(least, Role.GUEST));
    var other = owner().join();
    var actor = new XmppPeer(clients, room, by, "Actor").join();

    actor.presence("<audiomuted>false</audiomuted><videomuted>false</videomuted>");
    var share = shareOf(actor).join();

    var seen = other.last(stanza -> at(other, actor).equals(stanza.attribute("from")));
    for (var medium : List.of("audiomuted", "videomuted")) {
      assertThat(seen.child(Ns.CLIENT, medium).orElseThrow().text())
          .as(medium)
          .isEqualTo(String.valueOf(!by.atLeast(least)));
    }
    assertThat(other.unread())
        .filteredOn(stanza -> at(other, share).equals(stanza.attribute("from")))
        .hasSize(by.atLeast(least) ? 1 : 0);
  }

  static Stream<Arguments> everyRole() {
    return Arrays.stream(Role.values())
        .flatMap(by -> Arrays.stream(Role.values()).map(least -> Arguments.of(by, least)));
  }

  private static Policies policies(Role media, Role chat) {
    var open = Policies.open();
    return new Policies(
        media, media, media, chat, open.react(), open.rename(), open.admit(), false, false);
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
  void theDocumentationNamesTheRightsOfStanzas() {
    var table = new TreeMap<>(OTHERS);
    KINDS.forEach(kind -> table.put(kind.line(), kind.action().name()));
    assertThat(RightsPage.rows("stanza")).isEqualTo(table);
  }

  /**
   * What is new has no line yet: whoever reads it adds a kind, or says that it does nothing to
   * others. There is no list of what is read, so the sources are.
   */
  @Test
  void everyElementThatIsReadHasALine() throws IOException {
    assertThat(elementsThatAreRead()).isEqualTo(READ.keySet());
    assertThat(READ.values().stream().flatMap(Set::stream).collect(toSet()))
        .isSubsetOf(RightsPage.rows("stanza").keySet());
  }

  @Test
  void everyOrderOfARoomIsTried() {
    var tried =
        KINDS.stream()
            .map(kind ->
                XmppPeer.iq("order", "room@parvis", kind.payload().replace("{target}", "r@p/n")))
            .flatMap(stanza -> Iq.parse(read(stanza), XmppClients.SERVER).stream())
            .flatMap(iq -> MucOrder.parse(iq).stream())
            .map(MucOrder::what)
            .collect(toSet());
    assertThat(tried).containsExactlyInAnyOrder(MucOrder.What.values());
  }

  private static XmlElement read(String stanza) {
    try {
      return new XmlReader().read(stanza);
    } catch (XmlRefused e) {
      throw new AssertionError(e);
    }
  }

  /** By the routers of stanzas; what opens a stream is read before there are any. */
  private static Set<String> elementsThatAreRead() throws IOException {
    var read = new TreeSet<String>();
    var is =
        Pattern.compile(
            "\\bis\\(\\s*(?:Iq\\.Type\\.\\w+,\\s+)?(?:Ns\\.)?(\\w+),\\s+\"([\\w-]+)\"\\)");
    try (var files = Files.walk(Path.of("src/main/java/eu/parvis/signaling"))) {
      for (var file : files.filter(RightsTableStanzasTest::routes).toList()) {
        is.matcher(Files.readString(file))
            .results()
            .forEach(found -> read.add(found.group(1) + " " + found.group(2)));
      }
    }
    return read;
  }

  private static boolean routes(Path file) {
    return file.toString().endsWith(".java") && !file.toString().contains("/stream/");
  }

  private static String at(XmppPeer viewer, XmppPeer about) {
    return viewer.room() + "/" + about.endpoint();
  }

  private static boolean isNews(XmlElement stanza) {
    return List.of("presence", "message", "iq").contains(stanza.name());
  }
}
