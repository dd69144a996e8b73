package eu.parvis.meeting.ical;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ITIPValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written equals, byte for byte, files that were checked by hand, and two other programs
 * read in them what was meant.
 */
class GoldenCalendarsTest {

  record Case(String file, Method method, List<Event> events) {

    Case(String file, Method method, Event... events) {
      this(file, method, List.of(events));
    }

    String written() {
      return CalendarWriter.write(method, events);
    }

    String golden() throws IOException {
      return read(file);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("single", Method.REQUEST, GoldenEvents.single()),
        new Case("series-over-both-changes", Method.REQUEST, GoldenEvents.series()),
        new Case("moved-occurrence", Method.REQUEST, GoldenEvents.movedOccurrence()),
        new Case("cancelled-occurrence", Method.CANCEL, GoldenEvents.cancelledOccurrence()),
        new Case(
            "series-with-exceptions",
            Method.REQUEST,
            GoldenEvents.seriesWithoutTheHoliday(),
            GoldenEvents.laterOccurrence()),
        new Case("series-ending-sooner", Method.REQUEST, GoldenEvents.seriesEndingSooner()),
        new Case("other-organizer", Method.REQUEST, GoldenEvents.underAnotherOrganizer()),
        new Case("attendee-added", Method.REQUEST, GoldenEvents.withOneMore()),
        new Case("attendee-removed", Method.CANCEL, GoldenEvents.forTheRemoved()),
        new Case("cancelled", Method.CANCEL, GoldenEvents.single()),
        new Case("all-day", Method.REQUEST, GoldenEvents.allDay()),
        new Case("floating", Method.REQUEST, GoldenEvents.floating()),
        new Case("long-french-summary", Method.REQUEST, GoldenEvents.longFrenchSummary()),
        new Case("awkward-names", Method.REQUEST, GoldenEvents.awkwardNames()),
        new Case("two-hundred-attendees", Method.REQUEST, GoldenEvents.twoHundredGuests()),
        new Case("download", Method.PUBLISH, GoldenEvents.single()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isWrittenByteForByte(Case golden) throws IOException {
    assertThat(golden.written()).isEqualTo(golden.golden());
  }

  @Test
  void aFeedIsWrittenByteForByte() throws IOException {
    var events = List.of(GoldenEvents.seriesWithoutTheHoliday(), GoldenEvents.laterOccurrence());
    var written = CalendarWriter.feed(new Feed("Parvis", Duration.ofHours(1)), events);
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(read("feed"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void linesAreAtMost75OctetsOfWholeCharacters(Case golden) {
    var bytes = golden.written().getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1).lines())
        .allSatisfy(line -> {
          assertThat(line.length()).isLessThanOrEqualTo(75);
          var octets = line.getBytes(StandardCharsets.ISO_8859_1);
          assertThat(new String(octets, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ical4jReadsWhatWasMeant(Case golden) throws IOException, ParserException {
    var calendar = new CalendarBuilder().build(new StringReader(golden.golden()));
    if (golden.method() != Method.PUBLISH) {
      assertThat(new ITIPValidator().validate(calendar).getEntries())
          .filteredOn(entry -> entry.getSeverity().name().equals("ERROR"))
          .isEmpty();
    }
    var read = calendar.<VEvent>getComponents("VEVENT");
    assertThat(read).hasSameSizeAs(golden.events());
    for (var n = 0; n < read.size(); n++) {
      var meant = golden.events().get(n);
      assertThat(value(read.get(n), "SUMMARY")).isEqualTo(meant.text().summary());
      assertThat(value(read.get(n), "DESCRIPTION")).startsWith(meant.text().link() + "\n");
      assertThat(read.get(n).getProperties("ATTENDEE")).hasSameSizeAs(meant.attendees());
    }
    assertThat(new CalendarBuilder().build(new StringReader(calendar.toString())))
        .isEqualTo(calendar);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void biweeklyReadsWhatWasMeant(Case golden) throws IOException {
    var calendar = Biweekly.parse(golden.golden()).first();
    var warnings = calendar.validate(ICalVersion.V2_0);
    assertThat(warnings.getWarnings()).isEmpty();
    for (var n = 0; n < golden.events().size(); n++) {
      var read = calendar.getEvents().get(n);
      var meant = golden.events().get(n);
      assertThat(read.getUid().getValue()).isEqualTo(meant.revision().uid().toString());
      assertThat(read.getSequence().getValue()).isEqualTo(meant.revision().sequence());
      assertThat(read.getSummary().getValue()).isEqualTo(meant.text().summary());
      assertThat(read.getAttendees())
          .extracting(attendee -> attendee.getEmail())
          .containsExactlyElementsOf(
              meant.attendees().stream().map(attendee -> attendee.address().value()).toList());
    }
    var again = Biweekly.parse(Biweekly.write(calendar).caretEncoding(true).go()).first();
    assertThat(again.getEvents()).isEqualTo(calendar.getEvents());
  }

  /** Ten in Paris is 08:00Z in summer and 09:00Z in winter. */
  @Test
  void bothReadersKeepTenInParisOverBothChanges() throws IOException, ParserException {
    var text = read("series-over-both-changes");
    var calendar = Biweekly.parse(text).first();
    var zone = TimeZone.getTimeZone(ZoneId.of("Europe/Paris"));
    var dates = calendar.getEvents().getFirst().getDateIterator(zone);
    var found = new ArrayList<Instant>();
    dates.forEachRemaining(date -> found.add(date.toInstant()));
    assertThat(found)
        .hasSize(30)
        .contains(
            Instant.parse("2026-10-20T08:00:00Z"),
            Instant.parse("2026-10-27T09:00:00Z"),
            Instant.parse("2027-03-23T09:00:00Z"),
            Instant.parse("2027-03-30T08:00:00Z"),
            Instant.parse("2027-04-27T08:00:00Z"));
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static String read(String name) throws IOException {
    var path = name + ".ics";
    try (var stream = GoldenCalendarsTest.class.getResourceAsStream(path)) {
      assertThat(stream).as(path).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
