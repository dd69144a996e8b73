package eu.parvis.kernel;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where people reach Parvis: the configured public URL, or else the host that the request named.
 */
public record PublicUrl(@Nullable URI configured) {

  /**
   * @throws IllegalArgumentException if {@code configured} is no http or https URL of a host alone
   */
  public PublicUrl {
    if (configured != null) {
      configured = origin(configured);
    }
  }

  /** Whether it is configured, and people reach Parvis by https alone. */
  public boolean https() {
    return configured != null && configured.getScheme().equals("https");
  }

  /**
   * The name of a cookie: where https is certain, browsers are told to take it from this host alone
   * (RFC 6265bis, 4.1.3.2).
   */
  public String cookie(String name) {
    return https() ? "__Host-" + name : name;
  }

  /**
   * The scheme, host and port for links, cookies, Origin checks and sockets, without a trailing
   * slash.
   */
  public URI base(URI request) {
    return configured != null ? configured : origin(request);
  }

  /** The address of a WebSocket on the public URL; {@code path} starts with a slash. */
  public URI socket(URI request, String path) {
    var base = base(request);
    var scheme = base.getScheme().equals("https") ? "wss" : "ws";
    return URI.create(scheme + "://" + base.getRawAuthority() + path);
  }

  /**
   * Whether a page of Parvis made a request, as far as a browser tells; whoever tells nothing is no
   * browser that another site could use. A page may keep its origin to itself ({@code null}).
   *
   * @param origin the header {@code Origin} (RFC 6454)
   * @param fetchSite the header {@code Sec-Fetch-Site} (W3C Fetch Metadata)
   * @throws IllegalArgumentException if {@code request} has no host
   */
  public boolean isSource(URI request, @Nullable String origin, @Nullable String fetchSite) {
    if (origin != null && !origin.equals("null")) {
      return origin.equals(base(request).toString());
    }
    return fetchSite == null
        ? origin == null
        : fetchSite.equals("same-origin") || fetchSite.equals("none");
  }

  private static URI origin(URI url) {
    var scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "parvis.public-url must be an http or https URL with a host");
    }
    var port = url.getPort();
    var standard = port == -1 || port == ("https".equals(scheme) ? 443 : 80);
    // Browsers write hosts in small letters, people as they like.
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return URI.create(scheme + "://" + host + (standard ? "" : ":" + port));
  }
}
