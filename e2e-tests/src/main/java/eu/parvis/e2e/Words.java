package eu.parvis.e2e;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The words of the views around calls, and of mail, in one language: the product's own. */
final class Words {

  private static final List<String> BUNDLES =
      List.of("account", "audit", "mail", "meeting", "oidc", "people", "room", "shell");

  private final Locale locale;
  private final Properties words = new Properties();

  private Words(Locale locale) {
    this.locale = locale;
  }

  /** The words for a browser with this locale, for example {@code fr-FR}. */
  static Words of(String locale) {
    Words words = new Words(Locale.of(Locale.forLanguageTag(locale).getLanguage()));
    BUNDLES.forEach(words::read);
    return words;
  }

  private void read(String bundle) {
    String name = "src/main/resources/i18n/%s_%s.properties".formatted(bundle, locale);
    try (Reader reader = Files.newBufferedReader(Target.repository().resolve(name))) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String key, Object... arguments) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }
}
