package eu.parvis.meeting.answer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mailbox is read where one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailboxSettings.class)
class MailboxConfiguration {

  @Bean
  @ConditionalOnExpression("!'${parvis.mail.imap.host:}'.isBlank()")
  MailboxWatch mailboxWatch(MailboxSettings settings, ReplyDesk desk) {
    return new MailboxWatch(new Mailbox(settings, desk), settings.every());
  }
}
