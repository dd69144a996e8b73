package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.Slug;
import eu.parvis.meeting.AttendeeId;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The addresses in mails: pages on the public URL, and where calendars answer. */
@Component
class MailLinks {

  private static final String PORT = "local.server.port";

  private final PublicUrl publicUrl;
  private final MailSettings settings;
  private final AnswerToken tokens;
  private final Environment environment;

  MailLinks(
      PublicUrl publicUrl, MailSettings settings, AnswerToken tokens, Environment environment) {
    this.publicUrl = publicUrl;
    this.settings = settings;
    this.tokens = tokens;
    this.environment = environment;
  }

  URI room(Slug slug) {
    return URI.create(base() + "/" + slug);
  }

  /**
   * @param day of the occurrence that is asked about, or null if it is all
   */
  AnswerLinks answers(AttendeeId attendee, @Nullable LocalDate day) {
    var page = base() + "/answer/" + tokens.of(attendee);
    var query = day == null ? "" : "&day=" + day;
    return new AnswerLinks(
        URI.create(page + "?answer=accepted" + query),
        URI.create(page + "?answer=tentative" + query),
        URI.create(page + "?answer=declined" + query));
  }

  /** Where a calendar answers: what names the attendee, or, without a mailbox, the organizer. */
  EmailAddress replies(Optional<AttendeeId> attendee, EmailAddress organizer) {
    return attendee.flatMap(id -> settings.replyAddress(tokens.of(id))).orElse(organizer);
  }

  /** While nothing leaves, links lead to where the page is that they are made for. */
  private URI base() {
    return publicUrl.base(
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? URI.create(attributes.getRequest().getRequestURL().toString())
            : URI.create("http://localhost:" + environment.getProperty(PORT, "8080")));
  }
}
