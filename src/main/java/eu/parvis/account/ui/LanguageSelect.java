package eu.parvis.account.ui;

import com.vaadin.flow.component.select.Select;
import eu.parvis.kernel.Language;
import org.springframework.util.StringUtils;

/** A language, named in itself. */
class LanguageSelect extends Select<Language> {

  LanguageSelect() {
    setLabel(getTranslation("account.language"));
    setItems(Language.values());
    setItemLabelGenerator(LanguageSelect::name);
    keepEnter();
  }

  /** Enter opens the list and chooses from it; a form that listens for it is not sent. */
  private void keepEnter() {
    getElement()
        .addEventListener("keydown", _ -> {})
        .setFilter("event.key === 'Enter'")
        .stopPropagation();
  }

  static String name(Language language) {
    return StringUtils.capitalize(language.locale().getDisplayLanguage(language.locale()));
  }
}
