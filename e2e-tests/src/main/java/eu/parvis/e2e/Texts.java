package eu.parvis.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;

/** The words of the page of a call in one language, from the file that the page itself uses. */
final class Texts {

  private final JsonObject words;

  private Texts(JsonObject words) {
    this.words = words;
  }

  /** The words for a browser with this locale, for example {@code fr-FR}. */
  static Texts of(String locale) {
    String language = Locale.forLanguageTag(locale).getLanguage();
    var file = Target.repository().resolve("frontend/shared/i18n").resolve(language + ".json");
    try {
      return new Texts(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String key) {
    if (!words.has(key)) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return words.get(key).getAsString();
  }

  /** The words with {@code {name}} filled in. */
  String get(String key, String name) {
    return get(key).replace("{name}", name);
  }
}
