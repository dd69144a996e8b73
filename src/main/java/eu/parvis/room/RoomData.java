package eu.parvis.room;

import eu.parvis.account.PersonalData;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rooms know of people. */
@Configuration(proxyBeanMethods = false)
class RoomData {

  @Bean
  PersonalData ownedRoomData() {
    return new PersonalData(
        "rooms",
        """
        select id, '/' || slug as link, name, access, participant_limit as "participantLimit",
               created_at as "createdAt", archived_at as "archivedAt", hidden_at as "hiddenAt"
        from room where owner_id = :person order by created_at
        """,
        Set.of("link", "name"));
  }

  @Bean
  PersonalData roomRoleData() {
    return new PersonalData(
        "roles",
        """
        select room_id as room, role, until from room_grant
        where person_id = :person or email = (select email from person where id = :person)
        """,
        Set.of());
  }

  @Bean
  PersonalData roomDefaultData() {
    return new PersonalData(
        "defaults-of-rooms",
        """
        select access, may_speak as speak, may_show as show, may_share as share, may_chat as chat,
               may_react as react, may_rename as rename, may_admit as admit,
               start_muted as "startMuted", wait_for_moderator as "waitForModerator"
        from room_defaults where person_id = :person
        """,
        Set.of());
  }
}
