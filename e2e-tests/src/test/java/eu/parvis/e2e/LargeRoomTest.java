package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.load.Load;
import eu.parvis.load.LoadFigures;
import eu.parvis.load.LoadPlan;
import eu.parvis.load.ParvisAdmission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Fifty people in one room: two with browsers and 48 load clients. To be kind to the machine 22 of
 * these have cameras, which send 180 lines at four frames a second.
 */
class LargeRoomTest {

  private static final int LAST_N = 20;
  private static final int CAMERAS = 22;
  private static final int SPEAKERS = 6;
  private static final LoadPlan CROWD = new LoadPlan(48, CAMERAS, SPEAKERS, LAST_N, 180, 1);

  /** Voices that are forwarded; who has one of them hears the others. */
  private static final int VOICES = 3;

  /** Pictures that a browser decodes at a time, also where processors are short. */
  private static final int DECODED_AT_LEAST = 15;

  /** On a telephone some twelve people are in sight, or nearly, and no pictures of others come. */
  private static final int IN_SIGHT_OF_A_TELEPHONE = 14;

  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final Duration ARRIVES = Duration.ofSeconds(90);
  private static final Duration SETTLES = Duration.ofSeconds(90);
  private static final Duration WHILE = Duration.ofSeconds(3);

  @RegisterExtension private static final Journey journey = Journey.onLoopback();

  @Test
  void fiftyPeopleSeeTwentyAndHearTheLoudest() throws IOException, InterruptedException {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).on(1440, 900));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0).on(390, 844));
    boris.opens(link);
    boris.joins();
    try (HttpClient http = HttpClient.newHttpClient();
        Load crowd = Load.start(CROWD, new ParvisAdmission(link, http), http, BETWEEN)) {
      everybodyIsThere(crowd, odile, boris);
      theCrowdSeesTwentyAndHearsTheLoudest(crowd);
      odile.sees(boris);
      boris.sees(odile);
      odile.hears(boris);
      boris.hears(odile);
      crowd.mark();
      decodes(odile, DECODED_AT_LEAST, LAST_N);
      decodes(boris, IN_SIGHT_OF_A_TELEPHONE / 2, IN_SIGHT_OF_A_TELEPHONE);
      theServerCountsWhatArrives(crowd, odile, boris);
      nothingIsLost(crowd.figures());
    }
  }

  private static void everybodyIsThere(Load crowd, Person odile, Person boris) {
    Patience.until(
        "all of the crowd have media",
        ARRIVES,
        () -> new Arrivals(crowd.connected(), crowd.troubles()),
        now -> now.equals(new Arrivals(CROWD.participants(), List.of())));
    List<String> names = names(odile, boris);
    odile.room().showPeople();
    Patience.until(
        "Odile's list of people",
        SETTLES,
        () -> odile.page().locator("parvis-people li .name").allTextContents(),
        seen -> seen.stream().sorted().toList().equals(names));
    Sight.of(boris, "fifty tiles", SETTLES, sight -> labels(sight).equals(names(boris, odile)));
    odile.page().keyboard().press("Escape");
  }

  private record Arrivals(int connected, List<String> troubles) {}

  /** Everybody's, sorted, as {@code self} reads them. */
  private static List<String> names(Person self, Person other) {
    Stream<String> crowd = IntStream.range(0, CROWD.participants()).mapToObj(n -> "Load " + n);
    return Stream.concat(crowd, Stream.of(self.texts().get("tile.you", self.name()), other.name()))
        .sorted()
        .toList();
  }

  private static List<String> labels(Sight sight) {
    return sight.tiles().stream().map(tile -> tile.replace("camera|", "")).sorted().toList();
  }

  private record Impressions(int cameras, int voices) {}

  private static void theCrowdSeesTwentyAndHearsTheLoudest(Load crowd) {
    Patience.until(
        "of each of the crowd its last-N and the loudest",
        SETTLES,
        () -> new Impressions(crowd.fewestCameras(), crowd.fewestVoices()),
        now -> now.cameras() >= LAST_N && now.voices() >= VOICES - 1);
  }

  /** Pictures of so many cameras move, and no more are sent. */
  private static void decodes(Person person, int least, int most) {
    long moving =
        Patience.until(
            "%s decodes %d cameras or more".formatted(person.name(), least),
            SETTLES,
            () -> moving(person),
            count -> count >= least);
    assertThat(moving).as("cameras that " + person.name() + " sees").isLessThanOrEqualTo(most);
  }

  private static long moving(Person person) {
    Map<Object, Double> before = decoded(person);
    Patience.pass(WHILE);
    return decoded(person).entrySet().stream()
        .filter(now -> now.getValue() > before.getOrDefault(now.getKey(), 0.0))
        .count();
  }

  /** Frames of each received picture. */
  private static Map<Object, Double> decoded(Person person) {
    Map<Object, Double> frames = new HashMap<>();
    for (Map<String, Object> report : person.senses().statistics()) {
      if ("inbound-rtp".equals(report.get("type")) && "video".equals(report.get("kind"))) {
        frames.put(report.get("ssrc"), Senses.number(report, "framesDecoded"));
      }
    }
    return frames;
  }

  private static void theServerCountsWhatArrives(Load crowd, Person odile, Person boris) {
    try (MediaFigures figures = MediaFigures.openedBy(odile, journey.product())) {
      Patience.until(
          "all of these people and nobody of an earlier call",
          SETTLES,
          figures::endpoints,
          count -> count == CROWD.participants() + 2);
      long wideStart = received(crowd, odile, boris);
      long start = figures.forwarded();
      long narrowStart = received(crowd, odile, boris);
      Patience.pass(WHILE);
      long narrowEnd = received(crowd, odile, boris);
      long end = figures.forwarded();
      long wideEnd = received(crowd, odile, boris);
      assertThat(narrowEnd - narrowStart).isGreaterThan(10_000);
      assertThat((double) (end - start))
          .as("packets forwarded, by the bridge's count")
          .isBetween(0.95 * (narrowEnd - narrowStart), 1.05 * (wideEnd - wideStart));
    }
  }

  private static long received(Load crowd, Person... people) {
    return crowd.firstHandPackets()
        + Stream.of(people).mapToLong(one -> MediaTotals.of(one).packetsReceived()).sum();
  }

  private static void nothingIsLost(LoadFigures figures) {
    assertThat(figures.pictures()).as(figures.json()).isPositive();
    assertThat(figures.voicePackets()).as(figures.json()).isPositive();
    assertThat(
            figures.undecodablePictures()
                + figures.packetsLost()
                + figures.packetsRefused()
                + figures.voiceLost())
        .as(figures.json())
        .isZero();
  }
}
