package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Administration;
import eu.parvis.account.PersonId;
import eu.parvis.account.ProfilePictures;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.ConferenceEvent.Changed;
import eu.parvis.conference.ConferenceEvent.PermissionsChanged;
import eu.parvis.conference.Knock;
import eu.parvis.conference.Occupant;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Permissions;
import eu.parvis.conference.Verified;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.testing.Patience;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees the picture of whom in a call. Shares {@link CallPageTest}'s server. */
class CallPicturesTest extends CallRoomTest {

  @Autowired private Administration administration;
  @Autowired private ProfilePictures pictures;
  @Autowired private JdbcClient database;
  private final LinkedBlockingQueue<ConferenceEvent> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void aRoomWhoseOwnerHasAPicture() throws Exception {
    pictures.keep(owner.id(), png());
  }

  @Test
  void whoeverIsInTheCallSeesWhoElseIsAsAnImageThatRunsNothing() throws Exception {
    var olga = enters(visitors.signedIn(owner), Role.OWNER);
    var guest = new Visitor(port);
    enters(guest, Role.GUEST);

    var answer = guest.get(picture(olga));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.set()).isEmpty();
  }

  @Test
  void aBrowserKeepsThePictureAndAsksEachTimeWhetherItIsStillThere() throws Exception {
    var olga = enters(visitors.signedIn(owner), Role.OWNER);
    var guest = new Visitor(port);
    enters(guest, Role.GUEST);

    var first = guest.get(picture(olga));
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache, private");
    var tag = first.header("ETag");
    assertThat(guest.get(picture(olga), "If-None-Match", tag).status()).isEqualTo(304);
    pictures.remove(owner.id());
    assertThat(guest.get(picture(olga), "If-None-Match", tag).status()).isEqualTo(404);
  }

  @Test
  void whoeverIsNotInTheCallIsAnsweredAsIfThereWereNoPicture() throws Exception {
    var olga = enters(visitors.signedIn(owner), Role.OWNER);
    var guest = new Visitor(port);
    var gus = enters(guest, Role.GUEST);
    var none = said(guest.get(picture(gus)));
    assertThat(none).startsWith("404 ");

    var admitted = new Visitor(port);
    ask(admitted, "Eve");
    var elsewhere = new Visitor(port);
    var other = rooms.create(owner.id()).slug();
    elsewhere.post("/api/rooms/" + other + "/admission", "{\"name\":\"Eve\"}");
    for (var one : List.of(new Visitor(port), admitted, elsewhere, visitors.signedIn(owner))) {
      assertThat(said(one.get(picture(olga)))).isEqualTo(none);
    }
    assertThat(said(guest.get(picture(new ParticipantId(UUID.randomUUID()))))).isEqualTo(none);
    everybodyLeaves();
    assertThat(said(guest.get(picture(olga)))).as("of who has left").isEqualTo(none);
  }

  @Test
  void theCallHearsAtOnceOfAnotherPictureAndOfNone() throws Exception {
    var before = pictures.since(owner.id()).orElseThrow();
    enters(visitors.signedIn(owner), Role.OWNER);
    assertThat(memberships.getFirst().occupant().picture()).isEqualTo(before);
    enters(new Visitor(port), Role.GUEST);
    heard.clear();

    administration.removePicture(administrator(), owner.id());

    assertThat(next(CallPicturesTest::shown).picture()).isNull();
    assertThat(next(CallPicturesTest::own).picture()).isNull();
    pictures.keep(owner.id(), png());
    assertThat(next(CallPicturesTest::shown).picture())
        .isEqualTo(pictures.since(owner.id()).orElseThrow());
  }

  @Test
  void whoeverLetsOthersInSeesWhoWaitsAndNobodyElseDoes() throws Exception {
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var olga = visitors.signedIn(owner);
    enters(olga, Role.OWNER);
    var max = visitors.person("Max");
    pictures.keep(max.id(), png());
    var waits = visitors.signedIn(max);
    assertThat(ask(waits, "Max").status()).isEqualTo(202);
    var knock = next(CallPicturesTest::firstKnock);
    assertThat(knock.picture()).isEqualTo(pictures.since(max.id()).orElseThrow());
    var path = api("/lobby/" + knock.id() + "/picture.jpg");

    assertThat(olga.get(path).status()).isEqualTo(200);
    for (var other : List.of(new Visitor(port), waits)) {
      assertThat(other.get(path).status()).isEqualTo(404);
    }
    pictures.remove(max.id());
    assertThat(next(CallPicturesTest::firstKnock).picture()).isNull();
    pictures.keep(max.id(), png());
    assertThat(olga.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN).status())
        .isEqualTo(204);
    assertThat(olga.get(path).status()).as("of who waits no more").isEqualTo(404);
  }

  @Test
  void theCallAndTheLobbyHearAtOnceThatTheProviderNamesSomebodyOtherwise() throws Exception {
    var olga = visitors.signedIn(owner);
    var in = enters(olga, Role.OWNER);
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var max = visitors.person("Max");
    assertThat(ask(visitors.signedIn(max), "Max").status()).isEqualTo(202);
    assertThat(next(CallPicturesTest::firstKnock).verified()).isEqualTo(Verified.NAME);
    heard.clear();

    people.rename(max.id(), "Maximilian");
    assertThat(next(CallPicturesTest::firstKnock))
        .extracting(Knock::name, Knock::account, Knock::verified)
        .containsExactly("Maximilian", "Maximilian", Verified.NAME);
    people.rename(owner.id(), "Name");
    assertThat(next(CallPicturesTest::own).verified()).isEqualTo(Verified.NAME);
    assertThat(memberships.getFirst().occupant())
        .extracting(Occupant::participant, Occupant::verified)
        .containsExactly(in, Verified.NAME);
  }

  @Test
  void whoIsInUnderTheNameOfTheirAccountHasItsNewOneAtOnceAndKeepsTheMark() throws Exception {
    var olga = visitors.signedIn(owner);
    var in = enters(olga, Role.OWNER);
    enters(new Visitor(port), Role.GUEST);
    people.rename(owner.id(), "Name");

    people.rename(owner.id(), "Olga Other");

    var shown = next(event -> shown(event).filter(one -> one.name().equals("Olga Other")));
    assertThat(shown)
        .as("who takes part under the name of their account keeps its mark")
        .extracting(Occupant::participant, Occupant::name, Occupant::verified)
        .containsExactly(in, "Olga Other", Verified.NAME);
    assertThat(olga.get(api("")).json().path("me").path("name").asString())
        .as("proposed to who comes in again")
        .isEqualTo("Olga Other");
  }

  @Test
  void whoWaitsUnderANameOfTheirChoiceKeepsItWhateverTheirAccountIsCalled() throws Exception {
    enters(visitors.signedIn(owner), Role.OWNER);
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var max = visitors.person("Max");
    ask(visitors.signedIn(max), "M.");
    assertThat(next(CallPicturesTest::firstKnock).name()).isEqualTo("M.");
    heard.clear();

    people.rename(max.id(), "Maximilian");

    assertThat(next(CallPicturesTest::firstKnock))
        .extracting(Knock::name, Knock::account, Knock::verified)
        .containsExactly("M.", "Maximilian", Verified.NOTHING);
  }

  @Test
  void whoeverIsInAndMayLetNobodyInSeesNobodyWhoWaits() throws Exception {
    var olga = visitors.signedIn(owner);
    enters(olga, Role.OWNER);
    var guest = new Visitor(port);
    enters(guest, Role.GUEST);
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var max = visitors.person("Max");
    pictures.keep(max.id(), png());
    ask(visitors.signedIn(max), "Max");
    var path = api("/lobby/" + next(CallPicturesTest::firstKnock).id() + "/picture.jpg");

    assertThat(olga.get(path).status()).isEqualTo(200);
    assertThat(guest.get(path).status()).isEqualTo(404);
  }

  /** An answer without the address that was asked for. */
  private static String said(Answer answer) {
    return answer.status() + " " + answer.code() + " " + answer.json().size();
  }

  private ParticipantId enters(Visitor visitor, Role role) throws Exception {
    var admitted = ask(visitor, "Name");
    join(admitted, role, heard::add);
    return participant(admitted);
  }

  private String picture(ParticipantId of) {
    return api("/participants/" + of + "/picture.jpg");
  }

  /** The next of these news. */
  private <T> T next(Function<ConferenceEvent, Optional<T>> wanted) throws InterruptedException {
    return Patience.first("what is told", heard, wanted);
  }

  private static Optional<Occupant> shown(ConferenceEvent event) {
    return event instanceof Changed(var occupant) && occupant.account()
        ? Optional.of(occupant)
        : Optional.empty();
  }

  private static Optional<Permissions> own(ConferenceEvent event) {
    return event instanceof PermissionsChanged(var permissions, _)
            && permissions.role() == Role.OWNER
        ? Optional.of(permissions)
        : Optional.empty();
  }

  private static Optional<Knock> firstKnock(ConferenceEvent event) {
    return event instanceof ConferenceEvent.Lobby(var waiting, _)
        ? waiting.stream().findFirst()
        : Optional.empty();
  }

  private PersonId administrator() {
    var id = visitors.person("Ada").id();
    database.sql("update person set administrator = true where id = ?").param(id.value()).update();
    return id;
  }

  private static byte[] png() throws Exception {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
