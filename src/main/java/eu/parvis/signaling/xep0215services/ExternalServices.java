package eu.parvis.signaling.xep0215services;

import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Answers a client that asks for external services (XEP-0215 section 3.1) with the TURN servers of
 * the installation and credentials that are its own: new ones each time, with an id drawn at
 * random, so that a TURN server learns nothing of people. Without TURN servers the answer is empty.
 */
public final class ExternalServices {

  private static final int ID_BYTES = 8;

  private final List<TurnUri> servers;
  private final Duration ttl;
  private final Supplier<String> secret;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * @param ttl how long credentials open new allocations
   * @param secret shared with the TURN servers; asked for each time, since it may be replaced
   */
  public ExternalServices(
      List<TurnUri> servers,
      Duration ttl,
      Supplier<String> secret,
      RandomGenerator random,
      InstantSource clock) {
    this.servers = List.copyOf(servers);
    this.ttl = ttl;
    this.secret = secret;
    this.random = random;
    this.clock = clock;
  }

  /** The answer's payload, or empty if the request is about something else. */
  public Optional<XmlElement> answer(XmppClient client, Iq iq) {
    for (var version : List.of(Ns.EXTDISCO_2, Ns.EXTDISCO_1)) {
      if (iq.is(Iq.Type.GET, version, "services")) {
        return Optional.of(services(client, version, iq.payload().attribute("type", "")));
      }
    }
    return Optional.empty();
  }

  private XmlElement services(XmppClient client, String version, String type) {
    var wanted = servers.stream().filter(uri -> type.isEmpty() || uri.type().equals(type)).toList();
    var services = XmlElement.of(version, "services");
    if (wanted.isEmpty()) {
      return services;
    }
    var credentials = credentials();
    client.hasCredentialsUntil(credentials.until());
    return services.with(wanted.stream().map(uri -> service(version, uri, credentials)).toList());
  }

  private TurnCredentials credentials() {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return TurnCredentials.make(
        secret.get(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(ttl),
        HexFormat.of().formatHex(id));
  }

  private static XmlElement service(String version, TurnUri uri, TurnCredentials credentials) {
    return XmlElement.of(version, "service")
        .with("type", uri.type())
        .with("host", uri.host())
        .with("port", uri.port())
        .with("transport", uri.transport())
        .with("username", credentials.username())
        .with("password", credentials.password())
        .with("expires", credentials.until().toString())
        .with("restricted", "true");
  }
}
