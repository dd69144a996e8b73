package eu.parvis.conference.web;

import java.net.URI;
import java.util.List;

/** The Content-Security-Policy of the page of a call: everything from here, or nothing. */
final class ContentPolicy {

  private ContentPolicy() {}

  /**
   * @param socket the origin of the WebSockets, which some browsers do not count as {@code 'self'}
   */
  static String of(URI socket) {
    return String.join(
        "; ",
        List.of(
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob: mediastream:",
            "connect-src 'self'" + source(socket),
            "font-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'"));
  }

  /**
   * A policy cannot name an IPv6 address (CSP level 3, host-source); there {@code 'self'} has to
   * do.
   */
  private static String source(URI socket) {
    return socket.getHost().startsWith("[") ? "" : " " + socket;
  }
}
