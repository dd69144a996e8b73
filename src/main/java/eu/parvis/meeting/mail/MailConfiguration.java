package eu.parvis.meeting.mail;

import eu.parvis.account.LinkSender;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.WrongSetting;
import eu.parvis.meeting.mail.MailSettings.Security;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail leaves where a server is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  private static final String WHERE_MAIL_LEAVES = "!'${parvis.mail.host:}'.isBlank()";
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";

  @Bean
  @ConditionalOnExpression(WHERE_MAIL_LEAVES)
  Postmen postmen(Delivery delivery, MailSettings settings, Bell bell, PublicUrl publicUrl) {
    if (publicUrl.configured() == null) {
      throw new WrongSetting(
          "parvis.public-url is missing, and mails carry links. Set it to the address that people"
              + " use, or leave parvis.mail.host out.");
    }
    return new Postmen(delivery, sender(settings), bell, settings.workers());
  }

  /** After the postmen, who say what is missing. */
  @Bean
  @DependsOn("postmen")
  @ConditionalOnExpression(WHERE_MAIL_LEAVES)
  OneTimeMail oneTimeMail(MailSettings settings, MessageSource texts, PublicUrl publicUrl) {
    return new OneTimeMail(sender(settings), settings, texts, publicUrl);
  }

  @Bean
  @ConditionalOnExpression(WHERE_MAIL_LEAVES)
  LinkSender linkSender(MailSettings settings) {
    return new LinkSender(new EmailAddress(settings.sender()));
  }

  /** Every step has a limit; certificates are checked against the host's name. */
  static JavaMailSenderImpl sender(MailSettings settings) {
    var sender = new JavaMailSenderImpl();
    var protocol = settings.security() == Security.TLS ? "smtps" : "smtp";
    sender.setProtocol(protocol);
    sender.setHost(settings.host().strip());
    sender.setPort(settings.serverPort());
    sender.setUsername(settings.username());
    sender.setPassword(settings.password());
    var starttls = Boolean.toString(settings.security() == Security.STARTTLS);
    var properties = new Properties();
    var prefix = "mail." + protocol + ".";
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "auth", Boolean.toString(settings.username() != null));
    properties.setProperty(prefix + "starttls.enable", starttls);
    properties.setProperty(prefix + "starttls.required", starttls);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
    properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
    properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
    properties.setProperty(prefix + "from", settings.returns());
    sender.setJavaMailProperties(properties);
    return sender;
  }
}
