package eu.parvis.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The menu behind one's own name: profile, light or dark, sign out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PersonMenu extends MenuBar {

  private final Map<Appearance, MenuItem> appearances = new EnumMap<>(Appearance.class);

  PersonMenu(SignedIn signedIn, AuthenticationContext authentication) {
    addClassName("person-menu");
    addThemeName("tertiary");
    var name = signedIn.current().map(PersonProfile::name).orElse("");
    var person = addItem(name);
    person.setAriaLabel(getTranslation("shell.person", name));
    var menu = person.getSubMenu();
    menu.addItem(getTranslation("shell.profile"), _ -> go("profile"));
    var appearance = menu.addItem(getTranslation("shell.appearance")).getSubMenu();
    for (var choice : Appearance.values()) {
      var item =
          appearance.addItem(
              getTranslation("shell.appearance." + choice.code()), _ -> choose(choice));
      item.setCheckable(true);
      appearances.put(choice, item);
    }
    menu.addSeparator();
    menu.addItem(getTranslation("shell.logout"), _ -> authentication.logout());
    check(Appearance.of(VaadinRequest.getCurrent()));
  }

  private void go(String path) {
    getUI().ifPresent(ui -> ui.navigate(path));
  }

  private void choose(Appearance choice) {
    check(choice);
    getUI().map(UI::getPage).ifPresent(choice::choose);
  }

  private void check(Appearance chosen) {
    appearances.forEach((choice, item) -> item.setChecked(choice == chosen));
  }
}
