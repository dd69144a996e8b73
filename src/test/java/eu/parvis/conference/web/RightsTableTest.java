package eu.parvis.conference.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Action;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.ParticipantName;
import eu.parvis.conference.Rights;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.Slug;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.RightsPage;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Every REST endpoint and every view against the table of rights, in both directions. Whatever is
 * new and stands in none of the lists here fails; so does a page of documentation that says
 * something else.
 */
@OnCallPage
class RightsTableTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** The name of an action among words. */
  private static final Pattern RIGHT = Pattern.compile("\\b[A-Z_]{3,}\\b");

  private static final String PASSWORD = "correct-horse-battery-9";

  /** An endpoint that needs a right, and what it is sent. */
  record Order(Action action, String path, String body) {
    String endpoint() {
      return "POST " + ROOM + path.replace("{self}", "{participant}");
    }

    String json() {
      return body.replace('\'', '"');
    }
  }

  private static final String ROOM = "/api/rooms/{slug}";
  private static final String ONE = "/participants/{participant}";

  /** The participant is somebody else, with an account, where it is not whoever asks. */
  private static final List<Order> ORDERS =
      List.of(
          new Order(Action.MUTE, ONE + "/mute", "{'kind':'audio'}"),
          new Order(Action.MUTE, "/mute-all", "{'kind':'video'}"),
          new Order(Action.FORBID, ONE + "/allow", "{'what':'speak','allowed':false}"),
          new Order(Action.LOWER_HAND, ONE + "/lower-hand", "{}"),
          new Order(Action.LOWER_HAND, "/lower-hands", "{}"),
          new Order(Action.RENAME, ONE + "/name", "{'name':'Other'}"),
          new Order(Action.RENAME_THEMSELVES, "/participants/{self}/name", "{'name':'Other'}"),
          new Order(Action.GIVE_ROLE, ONE + "/role", "{'role':'moderator'}"),
          new Order(Action.GIVE_ROLE, ONE + "/role", "{'role':'member'}"),
          new Order(Action.TRANSFER, ONE + "/role", "{'role':'owner'}"),
          new Order(Action.REMOVE, ONE + "/remove", "{'ban':false}"),
          new Order(Action.SEND_TO_LOBBY, ONE + "/to-lobby", "{}"),
          new Order(Action.LIFT_BAN, ONE + "/lift-ban", "{}"),
          new Order(Action.BAN, ONE + "/remove", "{'ban':true}"),
          new Order(Action.LOCK, "/lock", "{'locked':true}"),
          new Order(Action.SET_POLICIES, "/policies", "{'chat':'member'}"),
          new Order(Action.ADMIT, "/lobby/{waiting}/admit", "{}"),
          new Order(Action.ADMIT, "/lobby/{waiting}/refuse", "{}"),
          new Order(Action.ADMIT, "/lobby/admit-all", "{'until':0}"),
          new Order(Action.ADMIT, "/lobby/refuse-all", "{'until':0}"),
          new Order(Action.ADMIT, "/lobby/message", "{'text':'soon'}"),
          new Order(Action.END, "/end", "{}"));

  private static final String MEETING_FILE =
      "/meetings/{meeting:[0-9a-f-]{36}}/{day:\\d{4}-\\d{2}-\\d{2}}.ics";

  /** Pages and files, with who may. */
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("* /error", "anybody"),
          Map.entry("GET /{slug:" + Slug.REGEX + "}", "anybody"),
          Map.entry("GET /{typed:(?=.*[A-Z])[A-Za-z]{3}-[A-Za-z]{4}-[A-Za-z]{3}}", "anybody"),
          Map.entry("GET /profile/data.zip", "whoever is signed in, of themselves"),
          Map.entry(
              "GET /people/{person:[0-9a-f-]{36}}/picture.jpg",
              "agents, signed in; whoever is signed in, of themselves"),
          Map.entry("GET " + MEETING_FILE, "whoever takes part in the meeting, signed in"),
          Map.entry("GET /feed/{file}", "whoever has the address of the calendar"),
          Map.entry("* /feed/**", "nobody"),
          Map.entry("GET /answer/{token}", "whoever has the link of the invitation"),
          Map.entry("POST /answer/{token}", "whoever has the link of the invitation"));

  /** What there is only where an identity provider is named. */
  private static final Map<String, String> WITH_PROVIDER =
      Map.of("POST /oidc/logout", "the identity provider, by its signature");

  private static final String PICTURE = "/participants/{participant:[0-9a-f-]{36}}/picture.jpg";
  private static final String WAITING_PICTURE = "/lobby/{waiting:[0-9a-f-]{36}}/picture.jpg";

  /** What does nothing to others, or asks in a way of its own; with who may. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("GET /api/alive", "anybody"),
          Map.entry("GET /api/admin/media", "administrator"),
          Map.entry("GET /api/admin/audit.csv", "administrator"),
          Map.entry("GET /api/admin/people/{person:[0-9a-f-]{36}}/data.zip", "administrator"),
          Map.entry("* /api/rooms/**", "nobody"),
          Map.entry("GET " + ROOM, "whoever has the link"),
          Map.entry("GET " + ROOM + "/calendar.ics", "whoever has the link"),
          Map.entry("POST " + ROOM + "/admission", "whoever has the link"),
          Map.entry("POST " + ROOM + "/proof", "whoever has the link, not signed in"),
          Map.entry("POST " + ROOM + "/proof/check", "whoever asked for a code"),
          Map.entry("GET " + ROOM + "/waiting", "whoever waits"),
          Map.entry("POST " + ROOM + "/waiting/leave", "whoever waits"),
          Map.entry("GET " + ROOM + PICTURE, "whoever is in the call, of whoever is in the call"),
          Map.entry("GET " + ROOM + WAITING_PICTURE, "whoever is in the call and may ADMIT"),
          Map.entry(
              "POST " + ROOM + "/token",
              "whoever was admitted and is signed in as then, or is in the call"),
          Map.entry("POST " + ROOM + "/leave", "whoever was admitted"),
          Map.entry("POST " + ROOM + "/link", "whoever was admitted"),
          Map.entry("POST " + ROOM + "/reopen", "members whom the room lets in, signed in"));

  @Autowired private List<RequestMappingHandlerMapping> mappings;
  @Autowired private List<AbstractUrlHandlerMapping> urls;
  @Autowired private ServletContext servlets;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private ProfilePictures pictures;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private Admissions admissions;
  @Autowired private Conferences conferences;
  @LocalServerPort private int port;

  @Test
  void everyEndpointStandsInTheTable() {
    var endpoints =
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(
                entry -> entry.getValue().getBeanType().getPackageName().startsWith("eu.parvis"))
            .flatMap(entry -> {
              var methods = entry.getKey().getMethodsCondition().getMethods();
              var method = methods.isEmpty() ? "*" : methods.iterator().next().name();
              return entry.getKey().getPatternValues().stream().map(path -> method + " " + path);
            })
            .collect(toSet());

    var listed =
        Stream.of(
                OTHERS.keySet().stream(),
                PAGES.keySet().stream(),
                ORDERS.stream().map(Order::endpoint))
            .flatMap(names -> names)
            .collect(toSet());
    assertThat(endpoints).isEqualTo(listed);
  }

  @Test
  void everySocketStandsInTheTable() {
    var sockets =
        urls.stream()
            .flatMap(mapping -> mapping.getHandlerMap().entrySet().stream())
            .filter(entry -> entry.getValue() instanceof WebSocketHttpRequestHandler)
            .map(Map.Entry::getKey)
            .collect(toSet());
    assertThat(sockets).isEqualTo(RightsPage.rows("socket").keySet());
  }

  static List<Order> orders() {
    return ORDERS;
  }

  /** The switch is {@code Rights.allows} in {@code Rules}, which the page has no part in. */
  @Tag("asvs-8.3.1")
  @ParameterizedTest
  @MethodSource("orders")
  void anOrderIsObeyedIfTheTableAllowsItAndRefusedIfNot(Order order) throws Exception {
    for (var policies : deciding(order.action())) {
      for (var by : Role.values()) {
        var call = new Call(policies);
        var visitor = call.comes(by);
        var self = call.present.getLast();
        var target = call.participant(Role.MEMBER);

        var answer = visitor.post(call.path(order, self, target), order.json());

        var allowed = Rights.allows(by, order.action(), policies, Role.MEMBER);
        assertThat(answer.status())
            .as("%s by %s: %s", order, by, answer.body())
            .isEqualTo(allowed ? 204 : 403);
      }
    }
  }

  /** Both ends, where the settings of the room say who may. */
  private static List<Policies> deciding(Action action) {
    var open = policies(Role.GUEST);
    var strict = policies(Role.OWNER);
    return Rights.least(action, open) == Rights.least(action, strict)
        ? List.of(open)
        : List.of(open, strict);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anOrderOfSomebodyWhoIsNotInIsRefused(Order order) throws Exception {
    var call = new Call(Policies.open());
    var target = call.participant(Role.MEMBER);
    var path = call.path(order, target, target);

    assertThat(new Visitor(port).post(path, order.json()).code()).isEqualTo("no-admission");
    assertThat(call.admitted(Role.OWNER).post(path, order.json()).code()).isEqualTo("not-allowed");
  }

  /**
   * What no way in asks for is a line too many; the tables of the three are tested line by line.
   */
  @Test
  void everyActionIsAskedForByAnEndpointAStanzaOrAMessage() {
    var asked =
        Stream.of("endpoint", "stanza", "bridge message")
            .flatMap(heading -> RightsPage.rows(heading).values().stream())
            .flatMap(rights -> RIGHT.matcher(rights).results())
            .map(MatchResult::group)
            .collect(toSet());
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Action.values()).map(Enum::name).toList());
  }

  @Test
  void whatDoesNothingToOthersIsOpenToThoseWhoAreNamed() throws Exception {
    var call = new Call(Policies.open());
    var api = "/api/rooms/" + call.room.slug();
    var stranger = new Visitor(port);
    var guest = call.comes(Role.GUEST);

    assertThat(stranger.get("/api/alive").status()).isLessThan(300);
    assertThat(stranger.get("/api/rooms/nothing/here").status()).isEqualTo(404);
    var someone = UUID.randomUUID();
    for (var path : List.of("media", "audit.csv", "people/" + someone + "/data.zip")) {
      assertThat(stranger.get("/api/admin/" + path).status()).as(path).isNotEqualTo(200);
      assertThat(guest.get("/api/admin/" + path).status()).as(path).isNotEqualTo(200);
    }
    assertThat(stranger.get(api).status()).isEqualTo(200);
    for (var of : List.of("/participants/", "/lobby/")) {
      for (var visitor : List.of(stranger, guest)) {
        assertThat(visitor.get(api + of + someone + "/picture.jpg").code()).isEqualTo("not-found");
      }
    }
    assertThat(stranger.post(api + "/token", "{}").code()).isEqualTo("no-admission");
    assertThat(guest.post(api + "/token", "{}").status()).isEqualTo(200);
    assertThat(stranger.post(api + "/link", "{}").code()).isEqualTo("no-admission");
    assertThat(guest.post(api + "/link", "{}").status()).isEqualTo(200);
    assertThat(stranger.post(api + "/reopen", "{}").code()).isEqualTo("not-allowed");
    assertThat(guest.post(api + "/reopen", "{}").code()).isEqualTo("not-allowed");
    assertThat(stranger.post(api + "/admission", "{\"name\":\"Ann\"}").status()).isEqualTo(201);
  }

  @Test
  void pagesAndFilesAreForThoseWhoAreNamed() throws Exception {
    var call = new Call(Policies.open());
    var stranger = new Visitor(port);
    var guest = call.comes(Role.GUEST);
    var slug = call.room.slug().value();

    assertThat(stranger.get("/" + slug).status()).isEqualTo(200);
    assertThat(stranger.get("/" + slug.toUpperCase(Locale.ROOT)).status()).isEqualTo(302);
    for (var visitor : List.of(stranger, guest)) {
      for (var path :
          List.of(
              "/profile/data.zip",
              "/people/" + UUID.randomUUID() + "/picture.jpg",
              "/meetings/" + UUID.randomUUID() + "/2026-11-26.ics",
              "/feed/guessed.ics",
              "/feed/other/path",
              "/answer/guessed")) {
        assertThat(visitor.get(path).status()).as(path).isNotEqualTo(200);
      }
      assertThat(visitor.post("/answer/guessed", "{}").status()).isNotEqualTo(200);
    }
  }

  @Test
  void whoIsNamedGetsThePagesAndFiles() throws Exception {
    var person = account(false);
    var administrator = account(true);
    pictures.keep(person.id, picture());
    var own = "/people/" + person.id.value() + "/picture.jpg";
    var data = "/api/admin/people/" + person.id.value() + "/data.zip";

    assertThat(person.visitor.get("/profile/data.zip").status()).isEqualTo(200);
    assertThat(person.visitor.get(own).status()).isEqualTo(200);
    assertThat(administrator.visitor.get(own).status()).isEqualTo(200);
    for (var path : List.of("/api/admin/media", "/api/admin/audit.csv", data)) {
      assertThat(administrator.visitor.get(path).status()).as(path).isEqualTo(200);
      assertThat(person.visitor.get(path).status()).as(path).isEqualTo(403);
    }
  }

  private record Account(PersonId id, Visitor visitor) {}

  private Account account(boolean administrator) throws Exception {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    var added = people.add(new NewPerson("Ada", address, Language.ENGLISH, administrator), PARIS);
    var link = links.renew(added.id());
    links.accept(link.substring(link.lastIndexOf('/') + 1), PASSWORD);
    var visitor = new Visitor(port);
    visitor.signIn(address.value(), PASSWORD);
    return new Account(added.id(), visitor);
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void everyViewStandsInTheTableAndSendsStrangersToTheLogin() throws Exception {
    var views = new TreeMap<String, String>();
    for (RouteData route :
        ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets))
            .getRegisteredRoutes()) {
      Stream.concat(Stream.of(route), route.getRouteAliases().stream())
          .map(way -> "/" + way.getTemplate().replaceFirst("/:___url_parameter.*", ""))
          .forEach(path -> views.put(path, who(route.getNavigationTarget())));
    }

    var table = RightsPage.rows("view");
    // What else it takes, of whoever is signed in, the view itself asks: RightsTableViewsTest.
    table.replaceAll((_, who) -> who.replaceFirst("(signed in) and .*", "$1"));
    assertThat(views).isEqualTo(table);
    var stranger = new Visitor(port);
    for (var view : views.entrySet()) {
      var path = view.getKey().replaceAll(":[a-z]+[^/]*", UUID.randomUUID().toString());
      var answer = stranger.get(path);
      assertThat(answer.status()).as(path).isEqualTo(view.getValue().equals("anybody") ? 200 : 302);
    }
  }

  private static String who(Class<?> view) {
    if (view.isAnnotationPresent(AnonymousAllowed.class)) {
      return "anybody";
    }
    var roles = view.getAnnotation(RolesAllowed.class);
    if (roles != null) {
      return String.join(", ", roles.value()).toLowerCase(Locale.ROOT);
    }
    return view.isAnnotationPresent(PermitAll.class) ? "whoever is signed in" : "nobody";
  }

  /** The switch is any line of the table in {@code Rights}, or of the document. */
  @Tag("asvs-8.1.1")
  @Test
  void theDocumentationSaysWhatTheTableSays() {
    var table =
        Arrays.stream(Action.values())
            .collect(toMap(Enum::name, RightsTableTest::cells, (a, _) -> a, TreeMap::new));
    var endpoints =
        ORDERS.stream()
            .collect(
                toMap(
                    Order::endpoint,
                    order -> order.action().name(),
                    (a, b) -> a.equals(b) ? a : a + ", " + b,
                    TreeMap::new));
    endpoints.putAll(OTHERS);
    var pages = new TreeMap<>(PAGES);
    pages.putAll(WITH_PROVIDER);

    assertThat(RightsPage.rows("action")).isEqualTo(table);
    assertThat(RightsPage.rows("endpoint")).isEqualTo(endpoints);
    assertThat(RightsPage.rows("page or file")).isEqualTo(pages);
  }

  /** For each role: yes, no, or that the policies of the room say. */
  private static String cells(Action action) {
    var most = policies(Role.GUEST);
    var least = policies(Role.OWNER);
    return Arrays.stream(Role.values())
        .map(role ->
            Rights.allows(role, action, least)
                ? "yes"
                : Rights.allows(role, action, most) ? "policy" : "no")
        .collect(Collectors.joining(" | "));
  }

  private static Policies policies(Role all) {
    return new Policies(all, all, all, all, all, all, all, false, false);
  }

  /** A call with its owner present. */
  private final class Call {
    final RoomDetails room;
    private final PersonId owner = person("Olga");
    private final List<ParticipantId> present = new ArrayList<>();

    Call(Policies policies) throws Exception {
      var id = rooms.create(owner).id();
      room = rooms.configure(id, settings -> settings.withPolicies(policies));
      enter(admit(Optional.of(owner)));
    }

    String path(Order order, ParticipantId self, ParticipantId target) {
      return ROOM.replace("{slug}", room.slug().value())
          + order
              .path()
              .replace("{participant}", target.toString())
              .replace("{self}", self.toString())
              .replace("{waiting}", UUID.randomUUID().toString());
    }

    /** A browser of somebody of this role who is in the call. */
    Visitor comes(Role role) throws Exception {
      var admitted = admit(account(role));
      enter(admitted);
      return browser(admitted);
    }

    /** A browser of somebody of this role who was admitted and is not in the call. */
    Visitor admitted(Role role) throws Exception {
      var admitted = admit(account(role));
      return browser(admitted);
    }

    ParticipantId participant(Role role) throws Exception {
      enter(admit(account(role)));
      return present.getLast();
    }

    private Optional<PersonId> account(Role role) {
      return switch (role) {
        case OWNER -> Optional.of(owner);
        case MODERATOR -> {
          var moderator = person("Mona");
          grants.give(room.id(), new Grantee.Account(moderator), Role.MODERATOR);
          yield Optional.of(moderator);
        }
        case MEMBER -> Optional.of(person("Max"));
        case GUEST -> Optional.empty();
      };
    }

    private Admissions.Admitted admit(Optional<PersonId> person) throws Exception {
      return admissions.admit(room, new ParticipantName("Name"), person, Optional.empty());
    }

    private Visitor browser(Admissions.Admitted admitted) {
      var visitor = new Visitor(port);
      visitor.cookies.put("__Host-parvis-" + room.slug().value(), admitted.secret().value());
      return visitor;
    }

    private void enter(Admissions.Admitted admitted) {
      var admission = admitted.admission();
      present.add(admission.participant());
      var grant =
          new StreamGrant(
              admission.participant(), room.id(), admission.name(), admission.role(), false);
      TestStreams.join(conferences.of(room.id()), grant, _ -> {});
    }
  }

  private PersonId person(String name) {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people.add(new NewPerson(name, address, Language.ENGLISH, false), PARIS).id();
  }
}
