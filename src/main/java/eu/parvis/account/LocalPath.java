package eu.parvis.account;

import java.net.URI;
import java.util.Optional;

/** A path of this product to go to after the login; anything that could leave it is refused. */
record LocalPath(String value) {

  private static final int MOST = 512;

  static Optional<LocalPath> parse(String text) {
    if (text.length() > MOST
        || !text.startsWith("/")
        || text.startsWith("//")
        || text.codePoints().anyMatch(c -> c <= ' ' || c == '\\' || c >= 0x7F)) {
      return Optional.empty();
    }
    try {
      var uri = URI.create(text);
      return uri.isAbsolute() || uri.getRawAuthority() != null || uri.getRawPath().contains("//")
          ? Optional.empty()
          : Optional.of(new LocalPath(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
