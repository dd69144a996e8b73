package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.ical.EventText;
import java.net.URI;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What published events say to people. */
@Component
class EventTexts {

  private static final String PLACE = "Parvis";

  private final People people;
  private final MessageSource texts;

  EventTexts(People people, MessageSource texts) {
    this.people = people;
    this.texts = texts;
  }

  /** Of one organizer's meetings, in one language. */
  Publishing of(PersonId organizer, Language language) {
    var name = people.find(organizer).map(PersonProfile::name).orElse("");
    var by = texts.getMessage("feed.organizer", new Object[] {name}, language.locale());
    var label = texts.getMessage("feed.link", null, language.locale());
    return (title, link) -> new EventText(title, by, PLACE, link, label);
  }

  /** Says what a meeting is about. */
  interface Publishing {
    EventText of(String title, URI link);
  }
}
