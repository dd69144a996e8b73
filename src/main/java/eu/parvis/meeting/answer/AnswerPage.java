package eu.parvis.meeting.answer;

import eu.parvis.account.Reading;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Question;
import eu.parvis.meeting.RepeatText;
import eu.parvis.meeting.Response;
import eu.parvis.meeting.mail.WhenLines;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The documents on which attendees answer: no script, no session, the theme's styles. */
@Component
class AnswerPage {

  private static final List<PartStat> CHOICES =
      List.of(PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED);

  private final MessageSource texts;

  AnswerPage(MessageSource texts) {
    this.texts = texts;
  }

  /** What is said above the form. */
  enum Note {
    NONE,
    SENT,
    /** Nothing was chosen. */
    MISSING,
    /** The meeting is another one than that which was answered. */
    CHANGED
  }

  String form(
      Question question, @Nullable LocalDate day, PartStat chosen, String comment, Note note) {
    var locale = locale(question);
    var form =
        """
        <form class="form answer" method="post" action="?">
        <fieldset><legend>%s</legend>%s</fieldset>
        <label for="comment">%s</label>
        <textarea id="comment" name="comment" rows="3" maxlength="%d">%s</textarea>
        <input type="hidden" name="sequence" value="%d"><input type="hidden" name="day" value="%s">
        <button type="submit">%s</button>
        </form>
        """
            .formatted(
                text("question", locale),
                choices(chosen, locale),
                text("comment", locale, question.organizer().name()),
                Response.COMMENT_LENGTH,
                escape(comment),
                question.sequence(),
                day == null ? "" : day,
                text("send", locale));
    return document(
        question.reading().language(),
        text("title", locale, question.title()),
        note(question, note, locale) + about(question) + form);
  }

  String closed(Question question) {
    var locale = locale(question);
    return document(
        question.reading().language(),
        text("closed.title", locale),
        message("warning", text("closed", locale)) + about(question));
  }

  String unknown(Language language) {
    var locale = language.locale();
    return document(
        language,
        text("unknown.title", locale),
        heading(text("unknown.title", locale)) + paragraph(text("unknown", locale)));
  }

  private String choices(PartStat chosen, Locale locale) {
    return CHOICES.stream()
        .map(choice -> choice(choice, chosen == choice, locale))
        .collect(Collectors.joining());
  }

  private String choice(PartStat choice, boolean chosen, Locale locale) {
    var value = choice.name().toLowerCase(Locale.ROOT);
    return "<label><input type=\"radio\" name=\"answer\" value=\"%s\" required%s>%s</label>"
        .formatted(value, chosen ? " checked" : "", text(value, locale));
  }

  private String note(Question question, Note note, Locale locale) {
    return switch (note) {
      case NONE -> "";
      case SENT -> {
        var partStat = question.attendee().response().partStat().name().toLowerCase(Locale.ROOT);
        yield message("success", text("sent." + partStat, locale, question.organizer().name()));
      }
      case MISSING -> message("warning", text("missing", locale));
      case CHANGED -> message("warning", text("changed", locale));
    };
  }

  private static String message(String kind, String text) {
    return "<p class=\"note %s\" role=\"status\">%s</p>".formatted(kind, text);
  }

  private String about(Question question) {
    var reading = question.reading();
    var locale = locale(question);
    var lines =
        new WhenLines(texts, reading)
            .of(question.when()).stream()
                .map(line -> paragraph(escape(line)))
                .collect(Collectors.joining());
    return "<h1>%s</h1>%s%s%s"
        .formatted(
            escape(question.title()),
            lines,
            repeats(question, reading, locale),
            paragraph(text("organizer", locale, question.organizer().name())));
  }

  private String repeats(Question question, Reading reading, Locale locale) {
    var repeats = question.repeats();
    return repeats == null
        ? ""
        : paragraph(
            escape(
                new RepeatText(reading, (key, values) -> texts.getMessage(key, values, locale))
                    .describe(repeats)));
  }

  private static String heading(String text) {
    return "<h1>%s</h1>".formatted(text);
  }

  private static String paragraph(String text) {
    return "<p>%s</p>".formatted(text);
  }

  private static String document(Language language, String title, String content) {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s · Parvis</title>
    <link rel="icon" href="/theme/icon.svg">
    <link rel="stylesheet" href="/theme/tokens.css">
    <link rel="stylesheet" href="/theme/views.css">
    <link rel="stylesheet" href="/theme/document.css">
    </head>
    <body><div class="frame plain"><header class="plain-header"><a class="brand" href="/">\
    <span class="brand-mark" aria-hidden="true"></span><span>Parvis</span></a></header><main><div class="card">
    %s
    </div></main></div></body>
    </html>
    """
        .formatted(language.locale().toLanguageTag(), title, content);
  }

  private static Locale locale(Question question) {
    return question.reading().language().locale();
  }

  private String text(String key, Locale locale, Object... arguments) {
    return escape(texts.getMessage("mail.answering." + key, arguments, locale));
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
