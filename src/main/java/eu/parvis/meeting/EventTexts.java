package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.ical.EventText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What published events say to people. */
@Component
class EventTexts {

  private static final String PLACE = "Parvis";
  private static final String MORE = "…";

  private final People people;
  private final MessageSource texts;

  EventTexts(People people, MessageSource texts) {
    this.people = people;
    this.texts = texts;
  }

  /**
   * How much is told of a meeting.
   *
   * @param agenda most characters of it
   * @param guests most of them
   */
  record Length(int agenda, int guests) {}

  /**
   * For guests, who are told who organizes it and nothing else: what an event with a title says.
   */
  Function<String, EventText> of(PersonId organizer, Language language, URI link) {
    var name = people.find(organizer).map(PersonProfile::name).orElse("");
    return of(text("feed.organizer", language, name), language, link);
  }

  /** For those who have part in a meeting. */
  Function<String, EventText> of(
      PublishedMeeting meeting, Language language, URI link, Length length) {
    var parts = new ArrayList<String>();
    parts.add(text("feed.organizer", language, meeting.host().name()));
    var agenda = meeting.meeting().description();
    if (!agenda.isEmpty()) {
      parts.add(cut(Description.text(agenda), length.agenda()));
    }
    if (!meeting.guests().isEmpty()) {
      parts.add(text("feed.guests", language, names(meeting.guests(), length.guests())));
    }
    return of(String.join("\n\n", parts), language, link);
  }

  private Function<String, EventText> of(String description, Language language, URI link) {
    var label = text("feed.link", language);
    return title -> new EventText(title, description, PLACE, link, label);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var end = Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    return text.substring(0, end) + MORE;
  }

  private static String names(List<String> names, int most) {
    var some = String.join(", ", names.subList(0, Math.min(names.size(), most)));
    return names.size() <= most ? some : some + ", " + MORE;
  }

  private String text(String key, Language language, Object... arguments) {
    return texts.getMessage(key, arguments, language.locale());
  }
}
