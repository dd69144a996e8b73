package eu.parvis.conference;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the forwarding unit.
 *
 * @param bind address of the UDP socket; unset for every address of the machine
 * @param port UDP port; 0 for a free one
 * @param addresses what browsers are told, exactly; unset for what is found by itself
 * @param loops number of forwarding threads; 0 for one to every two processors
 * @param loudestAudio how many microphones of a call are forwarded; 0 for all
 */
@ConfigurationProperties("parvis.media")
record MediaProperties(
    @Nullable InetAddress bind,
    @DefaultValue("10000") int port,
    @DefaultValue List<InetAddress> addresses,
    @DefaultValue("0") int loops,
    @DefaultValue("3") int loudestAudio) {}
