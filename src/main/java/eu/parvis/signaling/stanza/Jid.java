package eu.parvis.signaling.stanza;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An XMPP address, {@code node@domain/resource}. Compared as written: the server makes all
 * addresses itself, in lower case.
 */
public record Jid(@Nullable String node, String domain, @Nullable String resource) {

  private static final int MAX_PART = 1023; // RFC 7622, 3.1

  /** Reads an address; empty if it has no domain or a part is too long. */
  public static Optional<Jid> parse(@Nullable String text) {
    if (text == null || text.length() > 3 * MAX_PART) {
      return Optional.empty();
    }
    var slash = text.indexOf('/');
    var resource = slash < 0 ? null : text.substring(slash + 1);
    var bare = slash < 0 ? text : text.substring(0, slash);
    var at = bare.indexOf('@');
    var node = at < 0 ? null : bare.substring(0, at);
    var domain = bare.substring(at + 1);
    if (domain.isEmpty()
        || domain.indexOf('@') >= 0
        || (node != null && node.isEmpty())
        || (resource != null && resource.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Jid(node, domain, resource));
  }

  public Jid bare() {
    return new Jid(node, domain, null);
  }

  public Jid withResource(String other) {
    return new Jid(node, domain, other);
  }

  @Override
  public String toString() {
    return (node == null ? "" : node + "@") + domain + (resource == null ? "" : "/" + resource);
  }
}
