package eu.parvis.signaling;

import eu.parvis.conference.Conferences;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.xep0215services.ExternalServices;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the XMPP edge. */
@Configuration(proxyBeanMethods = false)
class SignalingConfiguration {

  @Bean
  BridgeChannels bridgeChannels() {
    return new BridgeChannels();
  }

  @Bean
  ExternalServices externalServices(TurnServers turn, Clock clock) {
    return new ExternalServices(
        turn.servers(), turn.ttl(), turn.secret(), new SecureRandom(), clock);
  }

  @Bean
  XmppClients xmppClients(
      Conferences conferences,
      BridgeChannels channels,
      ExternalServices services,
      PublicUrl publicUrl,
      ApplicationEventPublisher events,
      Clock clock) {
    return new XmppClients(
        conferences,
        new StanzaRouter(new Calls(channels, publicUrl, clock), services, events::publishEvent),
        clock);
  }
}
