package eu.parvis.kernel;

import java.util.Locale;

/** A language that Parvis speaks. */
public enum Language {
  FRENCH(Locale.FRENCH),
  ENGLISH(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The locale without a country. */
  public Locale locale() {
    return locale;
  }

  /** The language of {@code locale}, or English where Parvis does not speak it. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? FRENCH : ENGLISH;
  }
}
