package eu.parvis.signaling;

import eu.parvis.conference.Conferences;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.XmppClients;
import java.time.Clock;
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
  XmppClients xmppClients(
      Conferences conferences, BridgeChannels channels, PublicUrl publicUrl, Clock clock) {
    return new XmppClients(
        conferences, new StanzaRouter(new Calls(channels, publicUrl, clock)), clock);
  }
}
