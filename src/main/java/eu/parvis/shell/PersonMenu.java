package eu.parvis.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What opens behind one's own name: profile, light or dark, sign out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PersonMenu extends Div {

  private static final String MENU = "person-menu";

  private final Map<Appearance, NativeButton> appearances = new EnumMap<>(Appearance.class);

  PersonMenu(SignedIn signedIn, AuthenticationContext authentication) {
    addClassName("person-menu");
    var name = signedIn.current().map(PersonProfile::name).orElse("");
    var open = new NativeButton(name);
    open.setAriaLabel(getTranslation("shell.person", name));
    open.addClassName("menu-button");
    open.getElement().setAttribute("popovertarget", MENU);
    var profile = new Anchor("/profile", getTranslation("shell.profile"));
    var logout = new NativeButton(getTranslation("shell.logout"), _ -> authentication.logout());
    var menu = new Div(profile, appearance(), logout);
    menu.setId(MENU);
    menu.addClassName("menu");
    menu.getElement().setAttribute("popover", "auto");
    add(open, menu);
    press(Appearance.of(VaadinRequest.getCurrent()));
  }

  private Div appearance() {
    var label = new Span(getTranslation("shell.appearance"));
    label.setId("appearance-label");
    var group = new Div(label);
    group.addClassName("menu-group");
    group.getElement().setAttribute("role", "group");
    group.getElement().setAttribute("aria-labelledby", "appearance-label");
    for (var choice : Appearance.values()) {
      var text = getTranslation("shell.appearance." + choice.code());
      var button = new NativeButton(text, _ -> choose(choice));
      appearances.put(choice, button);
      group.add(button);
    }
    return group;
  }

  private void choose(Appearance choice) {
    press(choice);
    getUI().map(UI::getPage).ifPresent(choice::choose);
  }

  private void press(Appearance chosen) {
    appearances.forEach((choice, button) ->
        button.getElement().setAttribute("aria-pressed", String.valueOf(choice == chosen)));
  }
}
