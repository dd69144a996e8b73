package eu.parvis.meeting.mail;

import eu.parvis.account.Reading;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
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
    var start = start();
    return text(
        "subject." + letter.occasion().key(),
        letter.title(),
        reading().longDate(start),
        reading().time(start));
  }

  /** A reminder is read on one's own clock; a change is of the meeting's. */
  private ZonedDateTime start() {
    var start = letter.when().start();
    return letter.occasion() == Occasion.REMINDER ? reading().here(start.toInstant()) : start;
  }

  /** What the mail is about, in one sentence. */
  String headline() {
    return text("headline." + letter.occasion().key(), letter.organizer());
  }

  List<String> times() {
    return new WhenLines(texts, reading()).of(letter.when());
  }

  /** What was otherwise before an edit; times on the reader's clock. */
  List<String> former() {
    var former = letter.former();
    var lines = new ArrayList<String>();
    if (former.title() != null) {
      lines.add(text("former.title", former.title()));
    }
    if (former.when() != null) {
      lines.add(text("former", new WhenLines(texts, reading()).yours(former.when())));
    }
    if (former.repeats() != null) {
      lines.add(text("former", former.repeats()));
    }
    if (former.agenda()) {
      lines.add(text(letter.agenda().isBlank() ? "former.agenda" : "former.agenda.other"));
    }
    return lines;
  }

  String text(String key, Object... arguments) {
    var locale = reading().language().locale();
    return texts.getMessage("mail." + key, arguments, locale);
  }
}
