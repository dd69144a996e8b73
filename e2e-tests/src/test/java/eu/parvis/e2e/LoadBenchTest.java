package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.load.ParvisAdmission;
import eu.parvis.load.Ticket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench load} in a room that it did not open: of this machine, to spare other networks. */
class LoadBenchTest {

  private static final int PARTICIPANTS = 4;

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static URI room() {
    return journey
        .organiser(Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()))
        .startsMeeting();
  }

  private static LoadReport bench(URI link, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--participants", "" + PARTICIPANTS));
    arguments.addAll(List.of("--warm-up", "1", "--seconds", "2"));
    arguments.addAll(List.of("--url", link.toString()));
    arguments.addAll(List.of(more));
    return LoadBench.run(arguments);
  }

  private static void everybodySeesEverybody(LoadReport report) {
    assertThat(report.good()).as(report.json()).isTrue();
    assertThat(report.received().connected()).isEqualTo(PARTICIPANTS);
    assertThat(report.received().fewestCameras()).isEqualTo(PARTICIPANTS - 1);
  }

  @Test
  void guestsOfALinkAreAdmittedAndTheServersProcessIsMeasured() {
    LoadReport report = bench(room(), "--pid", "" + journey.product().pid());
    everybodySeesEverybody(report);
    assertThat(report.server()).isNotNull();
    assertThat(report.server().cpuMillis()).isPositive();
    assertThat(report.server().residentMegabytes()).isGreaterThan(50);
    assertThat(report.json()).contains("\"cpuMs\":" + report.server().cpuMillis());
  }

  @Test
  void tokensOfAFileOpenARoomUnderItsDomain(@TempDir Path folder)
      throws IOException, InterruptedException {
    URI link = room();
    URI asJitsiNamesIt = link;
    List<String> tokens = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      ParvisAdmission admission = new ParvisAdmission(link, http);
      for (int number = 0; number < PARTICIPANTS; number++) {
        Ticket ticket = admission.next(number);
        asJitsiNamesIt = link.resolve("/" + ticket.room());
        String query = ticket.socket().getQuery();
        tokens.add(query.substring(query.indexOf("token=") + "token=".length()) + " \n");
      }
    }
    Path file = Files.write(folder.resolve("tokens"), tokens);
    LoadReport report = bench(asJitsiNamesIt, "--tokens", file.toString(), "--domain", "parvis");
    everybodySeesEverybody(report);
    assertThat(report.server()).isNull();
  }

  @Test
  void aRoomThatIsNotOpenToAllRefusesWhoHasNoToken() {
    LoadReport report = bench(room(), "--tokens", "none", "--domain", "parvis");
    assertThat(report.good()).isFalse();
    assertThat(report.received().connected()).isZero();
  }

  @Test
  void saysWhatIsWrongWithItsArguments() {
    assertThatThrownBy(() -> LoadBench.run(List.of("--participants")))
        .hasMessage("--participants wants a value");
    assertThatThrownBy(() -> LoadBench.run(List.of("--colour", "red")))
        .hasMessage("unknown option --colour");
  }
}
