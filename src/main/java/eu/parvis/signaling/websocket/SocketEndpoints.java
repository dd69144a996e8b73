package eu.parvis.signaling.websocket;

import eu.parvis.conference.StreamTokens;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.XmppClients;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Serves the WebSocket endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketEndpoints implements WebSocketConfigurer, DisposableBean {

  private final StreamTokens tokens;
  private final XmppClients clients;
  private final BridgeChannels channels;
  private final Origins origins;
  private final SocketCare care = new SocketCare();

  SocketEndpoints(
      StreamTokens tokens, XmppClients clients, BridgeChannels channels, PublicUrl publicUrl) {
    this.tokens = tokens;
    this.clients = clients;
    this.channels = channels;
    this.origins = new Origins(publicUrl);
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    var bridge = new BridgeSockets(channels, care);
    // Spring's own check knows the request's host alone; the interceptors know the public URL.
    registry
        .addHandler(new StreamSockets(clients, care), "/xmpp-websocket")
        .addInterceptors(new QuietHandshake(origins, new StreamAdmission(origins, tokens, clients)))
        .setAllowedOriginPatterns("*");
    registry
        .addHandler(bridge, BridgeChannels.PATH + "*/*")
        .addInterceptors(new QuietHandshake(origins, bridge))
        .setAllowedOriginPatterns("*");
  }

  @Override
  public void destroy() {
    care.close();
  }
}
