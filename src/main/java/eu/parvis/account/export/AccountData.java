package eu.parvis.account.export;

import eu.parvis.account.PersonalData;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts know of people; secrets and their hashes are nobody's data. */
@Configuration(proxyBeanMethods = false)
class AccountData {

  @Bean
  PersonalData profileData() {
    return new PersonalData(
        "profile",
        """
        select id, name, email as address, administrator, language, zone,
               password_hash is not null as "hasPassword", created_at as "createdAt",
               suspended_at as "suspendedAt"
        from person where id = :person
        """,
        Set.of());
  }

  @Bean
  PersonalData sessionData() {
    return new PersonalData(
        "sessions",
        """
        select browser, created_at as "createdAt", last_used_at as "lastUsedAt"
        from remembered_login where person_id = :person order by created_at
        """,
        Set.of());
  }

  @Bean
  PersonalData identityData() {
    return new PersonalData(
        "identities",
        """
        select issuer, subject, created_at as "createdAt" from oidc_identity
        where person_id = :person
        """,
        Set.of());
  }

  @Bean
  PersonalData pictureData() {
    return new PersonalData(
        "picture",
        """
        select encode(jpeg, 'base64') as jpeg, changed_at as "changedAt" from person_picture
        where person_id = :person
        """,
        Set.of());
  }
}
