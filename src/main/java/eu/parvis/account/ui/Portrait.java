package eu.parvis.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.PersonProfile;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Somebody's picture, or the first letters of the name, beside the name that says who it is. */
class Portrait extends Span {

  /**
   * A new one.
   *
   * @param changed since when the person has the picture, which empties the browser's copy of
   *     another; empty for none
   */
  Portrait(PersonProfile person, Optional<Instant> changed) {
    addClassName("portrait");
    getElement().setAttribute("aria-hidden", "true");
    add(changed.<Component>map(at -> picture(person, at)).orElseGet(() -> initials(person)));
  }

  private static Image picture(PersonProfile person, Instant changed) {
    var path = "/people/" + person.id().value() + "/picture.jpg?v=" + changed.toEpochMilli();
    var image = new Image(path, "");
    image.getElement().setAttribute("loading", "lazy");
    return image;
  }

  private static Span initials(PersonProfile person) {
    var words = person.name().strip().split("\\s+", -1);
    var first = initial(words[0]);
    return new Span(words.length > 1 ? first + initial(words[words.length - 1]) : first);
  }

  private static String initial(String word) {
    return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }
}
