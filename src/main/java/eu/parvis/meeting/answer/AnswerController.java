package eu.parvis.meeting.answer;

import eu.parvis.kernel.Language;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.meeting.Answer;
import eu.parvis.meeting.AnswerOutcome;
import eu.parvis.meeting.AttendeeId;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Question;
import eu.parvis.meeting.Questions;
import eu.parvis.meeting.mail.AnswerToken;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page behind the links of an invitation. Opening it changes nothing, as programs that check
 * mail open links; its one button does.
 */
@RestController
@RequestMapping(AnswerController.PATH)
class AnswerController {

  static final String PATH = "/answer";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final AnswerToken tokens;
  private final Questions questions;
  private final Attendees attendees;
  private final AnswerPage page;
  private final Clock clock;

  AnswerController(
      AnswerToken tokens, Questions questions, Attendees attendees, AnswerPage page, Clock clock) {
    this.tokens = tokens;
    this.questions = questions;
    this.attendees = attendees;
    this.page = page;
    this.clock = clock;
  }

  @GetMapping("/{token}")
  ResponseEntity<String> show(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(required = false) @Nullable String sent) {
    var question = tokens.read(token).flatMap(id -> questions.find(id, day(day)));
    if (question.isEmpty()) {
      return unknown(request);
    }
    var known = question.get();
    if (!known.open()) {
      return body(HttpStatus.GONE, page.closed(known));
    }
    var chosen = partStat(answer).orElse(known.attendee().response().partStat());
    var note = sent == null ? AnswerPage.Note.NONE : AnswerPage.Note.SENT;
    var comment = known.attendee().response().comment();
    return body(HttpStatus.OK, page.form(known, day(day), chosen, comment, note));
  }

  @PostMapping("/{token}")
  ResponseEntity<String> take(
      HttpServletRequest request,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String comment,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "-1") int sequence) {
    var attendee = tokens.read(token);
    var question = attendee.flatMap(id -> questions.find(id, day(day)));
    if (attendee.isEmpty() || question.isEmpty()) {
      return unknown(request);
    }
    var chosen = partStat(answer);
    if (chosen.isEmpty()) {
      var none = PartStat.NEEDS_ACTION;
      return body(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page.form(question.get(), day(day), none, comment, AnswerPage.Note.MISSING));
    }
    var given = new Answer(chosen.get(), comment, sequence, clock.instant());
    return answer(attendee.get(), question.get(), day(day), given);
  }

  private ResponseEntity<String> answer(
      AttendeeId attendee, Question question, @Nullable LocalDate day, Answer answer) {
    var address = question.attendee().invitee().email();
    var outcome =
        question.open() && answer.sequence() == question.sequence()
            ? attendees.answer(attendee, address, day, answer)
            : question.open() ? AnswerOutcome.STALE : AnswerOutcome.GONE;
    return switch (outcome) {
      case TAKEN, OLDER ->
          ResponseEntity.status(HttpStatus.SEE_OTHER).location(sent(attendee, day)).build();
      case STALE -> {
        var said = Objects.requireNonNullElse(answer.comment(), "");
        yield body(
            HttpStatus.CONFLICT,
            page.form(question, day, answer.partStat(), said, AnswerPage.Note.CHANGED));
      }
      case GONE, NOT_THEIRS -> body(HttpStatus.GONE, page.closed(question));
    };
  }

  private URI sent(AttendeeId attendee, @Nullable LocalDate day) {
    var query = day == null ? "" : "&day=" + day;
    return URI.create(PATH + "/" + tokens.of(attendee) + "?sent=1" + query);
  }

  private ResponseEntity<String> unknown(HttpServletRequest request) {
    request.setAttribute(SecurityEvent.ATTRIBUTE, SecurityEvent.control("answer-unknown"));
    return body(HttpStatus.NOT_FOUND, page.unknown(Language.of(request.getLocale())));
  }

  private static ResponseEntity<String> body(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(html);
  }

  private static Optional<PartStat> partStat(String text) {
    return Arrays.stream(PartStat.values())
        .filter(known -> known != PartStat.NEEDS_ACTION)
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException _) {
      return LocalDate.EPOCH; // no occurrence is there
    }
  }
}
