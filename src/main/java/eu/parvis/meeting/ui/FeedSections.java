package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfileSection;
import eu.parvis.kernel.Announcement;
import eu.parvis.meeting.feed.CalendarFeeds;
import eu.parvis.room.RoomLinks;
import org.springframework.context.ApplicationEventPublisher;

/** Adds the subscription of one's meetings to the profile. */
@SpringComponent
class FeedSections implements ProfileSection {

  private final CalendarFeeds feeds;
  private final RoomLinks links;
  private final ApplicationEventPublisher events;

  FeedSections(CalendarFeeds feeds, RoomLinks links, ApplicationEventPublisher events) {
    this.feeds = feeds;
    this.links = links;
    this.events = events;
  }

  @Override
  public Component of(PersonProfile person) {
    return new FeedSection(
        person, feeds, links, text -> events.publishEvent(new Announcement(text)));
  }
}
