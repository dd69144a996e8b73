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
  }

  static String name(Language language) {
    return StringUtils.capitalize(language.locale().getDisplayLanguage(language.locale()));
  }
}
