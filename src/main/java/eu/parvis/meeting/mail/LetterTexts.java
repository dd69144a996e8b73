package eu.parvis.meeting.mail;

import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** The sentences of a letter in its reader's language. */
final class LetterTexts {

  private final MessageSource texts;
  private final Letter letter;

  LetterTexts(MessageSource texts, Letter letter) {
    this.texts = texts;
    this.letter = letter;
  }

  Reading reading() {
    return letter.reader().reading();
  }

  String subject() {
    var start = letter.when().start();
    return text(
        "subject." + letter.occasion().key(),
        letter.title(),
        reading().longDate(start),
        reading().time(start));
  }

  /** What the mail is about, in one sentence. */
  String headline() {
    return text("headline." + letter.occasion().key(), letter.organizer());
  }

  /** The time in the meeting's zone and, where its clock is another one, in the reader's. */
  List<String> times() {
    var theirs = inZone(letter.when(), letter.when().start().getZone());
    return elsewhere()
        .map(zone -> text("when.yours", inZone(letter.when(), zone)))
        .map(yours -> List.of(theirs, yours))
        .orElse(List.of(theirs));
  }

  private Optional<ZoneId> elsewhere() {
    var start = letter.when().start();
    var zone = reading().zone();
    return start.withZoneSameInstant(zone).getOffset().equals(start.getOffset())
        ? Optional.empty()
        : Optional.of(zone);
  }

  private String inZone(TimeSpan when, ZoneId zone) {
    var start = when.start().withZoneSameInstant(zone);
    var end = when.end().withZoneSameInstant(zone);
    var last =
        end.toLocalDate().equals(start.toLocalDate())
            ? reading().time(end)
            : reading().longDate(end) + ", " + reading().time(end);
    var offset = start.getOffset().getId();
    return text(
        "when",
        reading().longDate(start),
        reading().time(start),
        last,
        zone.getId().replace('_', ' '),
        offset.equals("Z") ? "" : offset);
  }

  String text(String key, Object... arguments) {
    var locale = reading().language().locale();
    return texts.getMessage("mail." + key, arguments, locale);
  }
}
