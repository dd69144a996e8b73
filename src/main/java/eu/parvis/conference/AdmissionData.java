package eu.parvis.conference;

import eu.parvis.account.PersonalData;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What calls know of people. */
@Configuration(proxyBeanMethods = false)
class AdmissionData {

  @Bean
  PersonalData callAdmissionData() {
    return new PersonalData(
        "admissions",
        """
        select room_id as room, role, name, created_at as "createdAt", renewed_at as "renewedAt",
               removed_at as "removedAt", ended_at as "endedAt"
        from admission
        where person_id = :person or email = (select email from person where id = :person)
        order by created_at
        """,
        Set.of());
  }

  @Bean
  PersonalData waitingData() {
    return new PersonalData(
        "waiting",
        """
        select room_id as room, account, name, asked_at as "askedAt", state, decided_at as "decidedAt"
        from waiting
        where person_id = :person or email = (select email from person where id = :person)
        order by asked_at
        """,
        Set.of());
  }

  @Bean
  PersonalData conferenceLogData() {
    return new PersonalData(
        "moderation",
        """
        select room_id as room, at, action, detail,
               coalesce(by_person = :person, false) as "byYou"
        from conference_log where by_person = :person or target_person = :person order by id
        """,
        Set.of("detail"));
  }
}
