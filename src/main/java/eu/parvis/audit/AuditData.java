package eu.parvis.audit;

import eu.parvis.account.PersonalData;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the log knows of people: what they did, and what was done to their account. */
@Configuration(proxyBeanMethods = false)
class AuditData {

  @Bean
  PersonalData logData() {
    return new PersonalData(
        "log",
        """
        select at, kind, by_id = :person as "byYou", person_id = :person as "aboutYou", detail
        from audit_entry where by_id = :person or person_id = :person order by id
        """,
        Set.of());
  }
}
