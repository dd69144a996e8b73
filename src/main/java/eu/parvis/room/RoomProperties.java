package eu.parvis.room;

import eu.parvis.kernel.WrongSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What new rooms of this organisation begin with; of the roles, the least that may.
 *
 * @param participantLimit most people at once, 1 to {@link RoomSettings#MOST_PARTICIPANTS}
 */
@ConfigurationProperties("parvis.rooms")
record RoomProperties(
    @DefaultValue("public") AccessLevel access,
    @DefaultValue("guest") Role speak,
    @DefaultValue("guest") Role show,
    @DefaultValue("guest") Role share,
    @DefaultValue("guest") Role chat,
    @DefaultValue("guest") Role react,
    @DefaultValue("guest") Role rename,
    @DefaultValue("moderator") Role admit,
    @DefaultValue("false") boolean startMuted,
    @DefaultValue("false") boolean waitForModerator,
    @DefaultValue("150") int participantLimit) {

  /**
   * @throws WrongSetting if the limit is out of its range
   */
  RoomProperties {
    if (participantLimit < 1 || participantLimit > RoomSettings.MOST_PARTICIPANTS) {
      throw new WrongSetting(
          "parvis.rooms.participant-limit is a number from 1 to " + RoomSettings.MOST_PARTICIPANTS);
    }
  }

  Policies policies() {
    return new Policies(
        speak, show, share, chat, react, rename, admit, startMuted, waitForModerator);
  }
}
