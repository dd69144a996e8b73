package eu.parvis.ops;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.ops.database.DataFolder;
import eu.parvis.ops.secrets.SecretSettings;
import eu.parvis.ops.secrets.Secrets;
import eu.parvis.signaling.TurnServers;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an installation is: its folder, its secrets and its address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecretSettings.class, TurnSettings.class})
class OperationConfiguration {

  @Bean
  DataFolder dataFolder(@Value("${parvis.data}") Path folder) {
    return DataFolder.open(folder);
  }

  @Bean
  Secrets secrets(DataFolder folder, SecretSettings settings) {
    return new Secrets(folder.secrets(), settings);
  }

  /** Signs the tokens that open streams. */
  @Bean
  KeyPair streamTokenKey(Secrets secrets) {
    return secrets.signingKey();
  }

  /** Signs the links that answer invitations, by a key derived from it. */
  @Bean
  SecretKey masterKey(Secrets secrets) {
    return secrets.masterKey();
  }

  @Bean
  TurnServers turnServers(TurnSettings settings, Secrets secrets) {
    if (settings.uris().isEmpty()) {
      return TurnServers.NONE;
    }
    try {
      return new TurnServers(settings.uris(), settings.ttl(), secrets.turnSecret());
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(e.getMessage() + ".", e);
    }
  }

  @Bean
  PublicUrl publicUrl(@Value("${parvis.public-url:}") String configured) {
    try {
      return new PublicUrl(configured.isBlank() ? null : URI.create(configured.strip()));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "parvis.public-url must be an http or https URL such as https://parvis.example.org.", e);
    }
  }
}
