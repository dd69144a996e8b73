package eu.parvis.conference;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who waited and is gone, but not while the server was away. */
@Component
class LobbyUpkeep {

  private final Lobby lobby;
  private final LobbyMessages messages;
  private final LobbyDesk desk;

  LobbyUpkeep(Lobby lobby, LobbyMessages messages, LobbyDesk desk) {
    this.lobby = lobby;
    this.messages = messages;
    this.desk = desk;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    lobby.begin();
    desk.begin();
  }

  @Scheduled(initialDelay = 30, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
  void run() {
    lobby.deleteOld().forEach(desk::review);
    messages.deleteOld();
  }
}
