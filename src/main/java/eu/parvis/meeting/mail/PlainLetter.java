package eu.parvis.meeting.mail;

import eu.parvis.meeting.Description;
import java.util.ArrayList;
import java.util.List;

/** A letter as plain text, as complete as the other one; its first line leads to the meeting. */
final class PlainLetter {

  private static final String LABEL = "plain.label";

  private PlainLetter() {}

  static String write(Letter letter, LetterTexts texts) {
    var parts = new ArrayList<String>();
    if (letter.occasion().comes()) {
      parts.add(texts.text(LABEL, texts.text("join"), letter.link()));
    }
    parts.add(texts.headline());
    parts.add(String.join("\n", about(letter, texts)));
    if (!letter.agenda().isBlank()) {
      parts.add(texts.text("agenda") + "\n" + Description.text(letter.agenda()));
    }
    if (!letter.guests().isEmpty()) {
      parts.add(texts.text("guests") + "\n- " + String.join("\n- ", letter.guests()));
    }
    var answers = letter.answers();
    if (answers != null) {
      parts.add(
          String.join(
              "\n",
              texts.text("answer"),
              texts.text(LABEL, texts.text("answer.accepted"), answers.accept()),
              texts.text(LABEL, texts.text("answer.tentative"), answers.tentative()),
              texts.text(LABEL, texts.text("answer.declined"), answers.decline()),
              texts.text("answer.how")));
    }
    parts.add("-- \n" + texts.text("footer", letter.organizer(), letter.replies()));
    return String.join("\n\n", parts) + "\n";
  }

  private static List<String> about(Letter letter, LetterTexts texts) {
    var lines = new ArrayList<String>();
    lines.add(letter.title());
    // Some programs would draw the joiner of a line that may break.
    texts.times().stream().map(time -> time.replace("\u2060", "")).forEach(lines::add);
    texts.former().stream().map(line -> line.replace("\u2060", "")).forEach(lines::add);
    if (letter.repeats() != null) {
      lines.add(letter.repeats());
    }
    lines.add(texts.text("organizer", letter.organizer()));
    return lines;
  }
}
