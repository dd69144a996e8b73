package eu.parvis.conference;

import eu.parvis.room.AgendaChanged;
import eu.parvis.room.LinkReplaced;
import eu.parvis.room.RoomChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has calls keep to the settings, titles and links of their rooms as they are now. */
@Component
class SettingsWatch {

  private final Conferences conferences;

  SettingsWatch(Conferences conferences) {
    this.conferences = conferences;
  }

  @TransactionalEventListener
  void apply(RoomChanged changed) {
    conferences.settingsChanged(changed.room());
  }

  @TransactionalEventListener
  void apply(AgendaChanged changed) {
    conferences.agendaChanged(changed.room());
  }

  @TransactionalEventListener
  void tell(LinkReplaced replaced) {
    conferences.linkReplaced(replaced.room(), replaced.link());
  }
}
