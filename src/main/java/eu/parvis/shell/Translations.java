package eu.parvis.shell;

import com.vaadin.flow.i18n.I18NProvider;
import eu.parvis.kernel.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gives views the texts of the {@link MessageSource}. */
@Component
class Translations implements I18NProvider {

  private final transient MessageSource texts;

  Translations(MessageSource texts) {
    this.texts = texts;
  }

  /** English first: it is what a browser gets that asks for none of them. */
  @Override
  public List<Locale> getProvidedLocales() {
    return Arrays.stream(Language.values()).map(Language::locale).toList().reversed();
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... arguments) {
    return texts.getMessage(key, arguments, Language.of(locale).locale());
  }
}
