package eu.parvis.conference;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.media.MediaBridge;
import eu.parvis.media.MediaSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forwarding unit and the live model as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class ConferenceConfiguration {

  @Bean
  MediaSettings mediaSettings(MediaProperties properties, PublicUrl publicUrl) {
    var bind = properties.bind() == null ? anyAddress() : properties.bind();
    var advertised =
        properties.addresses().isEmpty()
            ? AddressDiscovery.discover(bind, publicUrl.configured())
            : properties.addresses();
    return new MediaSettings(
        bind, properties.port(), advertised, loops(properties), properties.loudestAudio());
  }

  private static int loops(MediaProperties properties) {
    return properties.loops() == 0
        ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2)
        : properties.loops();
  }

  private static InetAddress anyAddress() {
    return new InetSocketAddress(0).getAddress();
  }

  @Bean
  MediaBridge mediaBridge(MediaSettings settings) {
    return MediaBridge.start(settings);
  }

  @Bean
  MediaAddresses mediaAddresses(MediaSettings settings, Clock clock) {
    return new MediaAddresses(settings.advertised(), clock);
  }

  @Bean
  ConferenceTimer conferenceTimer() {
    return new ConferenceTimer();
  }

  @Bean
  Conferences conferences(
      DurableRegister register,
      DurableHouse house,
      MediaBridge bridge,
      MediaAddresses addresses,
      ConferenceTimer timer,
      Clock clock,
      ApplicationEventPublisher events) {
    return new Conferences(
        new Surroundings(
            register,
            house,
            room -> bridge.open(room.value().toString()),
            Executors.newVirtualThreadPerTaskExecutor(),
            timer,
            clock,
            addresses::connected,
            room -> events.publishEvent(new AttendanceChanged(room))));
  }
}
