package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.WrongSetting;
import eu.parvis.testing.SelfSigned;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

/** Mail that cannot work keeps Parvis from starting, in words that the operator understands. */
class MailConfigurationTest {

  private static final URI URL = URI.create("https://parvis.example.fr");
  private static final String KEYS_OF_SERVER =
      DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(MailConfiguration.class)
          .withBean(Bell.class)
          .withBean(
              Delivery.class,
              () ->
                  new Delivery(
                      new OutboxRows(new JdbcTemplate()),
                      TransactionOperations.withoutTransaction(),
                      Clock.systemUTC()));

  @Test
  void withoutAServerNothingIsAsked() {
    runner
        .withBean(PublicUrl.class, () -> new PublicUrl(null))
        .run(context -> assertThat(context).doesNotHaveBean(Postmen.class));
  }

  @Test
  void aServerNeedsAPublicUrlForTheLinks() {
    runner
        .withBean(PublicUrl.class, () -> new PublicUrl(null))
        .withPropertyValues("parvis.mail.host=relay.example.fr", "parvis.mail.from=p@example.fr")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("parvis.public-url is missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "parvis.mail.from=nobody, parvis.mail.from must be an address",
    "parvis.mail.replies=nobody, parvis.mail.replies must be an address",
    "parvis.mail.workers=9, parvis.mail.workers is 1 to 8"
  })
  void eachWrongSettingIsNamed(String setting, String line) {
    runner
        .withBean(PublicUrl.class, () -> new PublicUrl(URL))
        .withPropertyValues("parvis.mail.host=relay.example.fr", "parvis.mail.from=p@example.fr")
        .withPropertyValues(setting)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(line));
  }

  /** The switch is the JDK's check of the chain, which {@code mail.smtps.ssl.trust} takes away. */
  @Tag("asvs-12.3.2")
  @Test
  void aServerForWhichNobodyVouchesGetsNoMail(@TempDir Path folder) throws Exception {
    var stranger = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    System.setProperty(
        KEYS_OF_SERVER, SelfSigned.make(folder.resolve("keys.p12")).file().toString());
    try {
      stranger.start();
      var settings =
          new MailSettings(
              "127.0.0.1",
              stranger.getSmtps().getPort(),
              MailSettings.Security.TLS,
              null,
              null,
              "parvis@example.fr",
              "Parvis",
              "",
              2);
      assertThat(sent(MailConfiguration.sender(settings))).isInstanceOf(Outcome.Unreachable.class);
      assertThat(stranger.getReceivedMessages()).isEmpty();

      var trusting = MailConfiguration.sender(settings);
      trusting.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "127.0.0.1");
      assertThat(sent(trusting)).as("nothing else is wrong").isInstanceOf(Outcome.Sent.class);
    } finally {
      System.clearProperty(KEYS_OF_SERVER);
      stranger.stop();
    }
  }

  private static Outcome sent(JavaMailSenderImpl sender) {
    try (var server = new MailServer(sender)) {
      return server.send("odile@example.fr", "Subject: a secret\r\n\r\nhere\r\n");
    }
  }
}
