package eu.parvis.shell;

import com.vaadin.flow.server.VaadinRequest;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.Language;
import java.util.Collections;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The language of a page: the signed-in person's, else the first one we speak that is asked for.
 */
@Component
class PageLanguage {

  private final SignedIn signedIn;

  PageLanguage(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  Language of(VaadinRequest request) {
    return signedIn
        .current()
        .map(PersonProfile::language)
        .orElseGet(() -> preferred(Collections.list(request.getLocales())));
  }

  static Language preferred(Iterable<Locale> asked) {
    for (var locale : asked) {
      for (var language : Language.values()) {
        if (language.locale().getLanguage().equals(locale.getLanguage())) {
          return language;
        }
      }
    }
    return Language.ENGLISH;
  }
}
