package eu.parvis.ops;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The TURN servers that browsers are told.
 *
 * @param uris as in RFC 7065; none for no TURN
 * @param ttl how long credentials open new allocations
 */
@ConfigurationProperties("parvis.turn")
record TurnSettings(@DefaultValue List<String> uris, @DefaultValue("1d") Duration ttl) {}
