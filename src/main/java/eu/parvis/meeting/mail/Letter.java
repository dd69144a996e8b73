package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.ical.Event;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told of a meeting.
 *
 * @param when of the first occurrence, or of the one that it is about
 * @param repeats how it repeats, in words of the reader's language; null: once
 * @param former {@link Former#NOTHING} if it does not tell of an edit
 * @param organizer by name
 * @param replies where an answer in words goes
 * @param agenda in Markdown; may be empty
 * @param guests others who are invited, by name or address; empty if the reader may not know
 * @param answers null if no answer is asked
 * @param events for the calendar; empty if it is not told of this
 */
public record Letter(
    UUID meeting,
    Reader reader,
    Occasion occasion,
    String title,
    TimeSpan when,
    @Nullable String repeats,
    Former former,
    String organizer,
    EmailAddress replies,
    URI link,
    String agenda,
    List<String> guests,
    @Nullable AnswerLinks answers,
    List<Event> events) {

  public Letter {
    guests = List.copyOf(guests);
    events = List.copyOf(events);
  }
}
