package eu.parvis.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Entrance to a room of a Jitsi deployment, open to all or by tokens that were made beforehand. */
public final class JitsiTokens implements TokenSource {

  private final URI link;
  private final String domain;
  private final List<String> tokens;

  /**
   * @param link of the room, {@code https://host/room}
   * @param domain XMPP domain of its people
   * @param tokens one for each participant, in turns if there are fewer; empty for an open room
   */
  public JitsiTokens(URI link, String domain, List<String> tokens) {
    this.link = link;
    this.domain = domain;
    this.tokens = List.copyOf(tokens);
  }

  @Override
  public Ticket next(int number) throws IOException {
    String name = link.getPath().isEmpty() ? "" : link.getPath().substring(1);
    if (name.isEmpty() || name.contains("/")) {
      throw new IOException("The URL names no room");
    }
    String room = room(name);
    String token = tokens.isEmpty() ? "" : "&token=" + tokens.get(number % tokens.size());
    String scheme = link.getScheme().equals("http") ? "ws" : "wss";
    return new Ticket(
        URI.create(scheme + "://" + link.getAuthority() + "/xmpp-websocket?room=" + room + token),
        link.getScheme() + "://" + link.getAuthority(),
        domain,
        "conference." + domain,
        "focus." + domain,
        room);
  }

  /** The name in an address, as Jitsi's page makes it: one form, small letters, percent signs. */
  private static String room(String name) {
    String one = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return URLEncoder.encode(one, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .toLowerCase(Locale.ROOT);
  }
}
