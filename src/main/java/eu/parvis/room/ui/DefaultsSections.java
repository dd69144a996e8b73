package eu.parvis.room.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfileSection;
import eu.parvis.room.RoomDefaults;

/** Adds what one's new rooms begin with to the profile. */
@SpringComponent
class DefaultsSections implements ProfileSection {

  private final RoomDefaults defaults;
  private final RoomDesk desk;

  DefaultsSections(RoomDefaults defaults, RoomDesk desk) {
    this.defaults = defaults;
    this.desk = desk;
  }

  @Override
  public Component of(PersonProfile person) {
    var section = new DefaultsSection(person.id(), defaults, desk::tell);
    section.setVisible(desk.people().isAgent(person.id()));
    return section;
  }
}
