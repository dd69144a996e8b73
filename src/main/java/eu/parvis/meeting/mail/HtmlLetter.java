package eu.parvis.meeting.mail;

import static eu.parvis.meeting.mail.HtmlSheet.escape;

import eu.parvis.meeting.Description;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A letter on an {@link HtmlSheet}. */
final class HtmlLetter {

  private static final String LINE = "margin:0 0 4px;font-size:16px;line-height:1.5";
  private static final String QUIET = "margin:0 0 4px;font-size:14px;line-height:1.5;opacity:0.75";
  private static final String HEADING =
      "margin:24px 0 4px;font-size:14px;line-height:1.5;font-weight:bold";
  private static final String WORDS =
      "margin:0;font-size:16px;line-height:1.5;overflow-wrap:anywhere";

  /** What a joiner holds together is held by style instead: some programs would draw the joiner. */
  private static final Pattern JOINED = Pattern.compile("\\S*\u2060\\S*");

  private final Letter letter;
  private final LetterTexts texts;
  private final StringBuilder html = new StringBuilder();

  private HtmlLetter(Letter letter, LetterTexts texts) {
    this.letter = letter;
    this.texts = texts;
  }

  static String write(Letter letter, LetterTexts texts) {
    return new HtmlLetter(letter, texts).page();
  }

  private String page() {
    about();
    join();
    words();
    answers();
    html.append(
        """
        <p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #9fb0b4;font-size:13px;\
        line-height:1.5;opacity:0.75">%s</p>
        """
            .formatted(escape(footer())));
    return HtmlSheet.of(texts.reading().language().locale(), texts.subject(), html);
  }

  private String footer() {
    return texts.text("footer", letter.organizer(), letter.replies());
  }

  private void about() {
    line(QUIET, texts.headline());
    var struck = letter.occasion().comes() ? "" : ";text-decoration:line-through";
    html.append(
        "<h1 style=\"margin:4px 0 16px;font-size:24px;line-height:1.25;overflow-wrap:anywhere%s\">%s</h1>\n"
            .formatted(struck, escape(letter.title())));
    var times = texts.times();
    line(LINE + ";font-weight:bold", times.getFirst());
    times.stream().skip(1).forEach(time -> line(LINE, time));
    texts.former().forEach(former -> line(QUIET, former));
    if (letter.repeats() != null) {
      line(LINE, letter.repeats());
    }
    line(QUIET, texts.text("organizer", letter.organizer()));
  }

  private void join() {
    if (letter.occasion().comes()) {
      html.append("<div style=\"margin:20px 0 8px\">");
      button(letter.link(), texts.text("join"), "#0b5565");
      html.append(
          "</div>\n<p style=\"%s\"><a href=\"%s\" style=\"color:inherit\">%s</a></p>\n"
              .formatted(
                  QUIET + ";overflow-wrap:anywhere", escape(letter.link()), escape(letter.link())));
    }
  }

  private void words() {
    if (!letter.agenda().isBlank()) {
      heading(texts.text("agenda"));
      html.append(
          "<div style=\"%s\">%s</div>\n".formatted(WORDS, Description.html(letter.agenda())));
    }
    if (!letter.guests().isEmpty()) {
      heading(texts.text("guests"));
      var items =
          letter.guests().stream()
              .map(guest -> "<li>" + escape(guest) + "</li>")
              .collect(Collectors.joining());
      html.append(
          "<ul style=\"margin:0;padding-left:20px;font-size:16px;line-height:1.5\">%s</ul>\n"
              .formatted(items));
    }
  }

  private void answers() {
    var answers = letter.answers();
    if (answers == null) {
      return;
    }
    heading(texts.text("answer"));
    html.append("<div style=\"margin:8px 0\">");
    button(answers.accept(), texts.text("answer.accepted"), "#1a6440");
    html.append(' ');
    button(answers.tentative(), texts.text("answer.tentative"), "#4a5d63");
    html.append(' ');
    button(answers.decline(), texts.text("answer.declined"), "#a3241b");
    html.append("</div>\n");
    line(QUIET, texts.text("answer.how"));
  }

  private void button(URI link, String label, String fill) {
    html.append(HtmlSheet.button(link, label, fill));
  }

  private void heading(String text) {
    html.append("<h2 style=\"%s\">%s</h2>\n".formatted(HEADING, escape(text)));
  }

  private void line(String style, String text) {
    html.append("<p style=\"%s\">%s</p>\n".formatted(style, joined(escape(text))));
  }

  private static String joined(String text) {
    return JOINED
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                "<span style=\"white-space:nowrap\">%s</span>"
                    .formatted(found.group().replace("\u2060", ""))));
  }
}
