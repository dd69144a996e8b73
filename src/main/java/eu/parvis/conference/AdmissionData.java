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
        from admission where person_id = :person order by created_at
        """,
        Set.of());
  }
}
