package eu.parvis.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import eu.parvis.account.ProviderSignIn;
import java.util.Set;

/** The way to the identity provider on the login page, and what hindered the last attempt. */
class ProviderLogin extends Div implements BeforeEnterObserver {

  /** Others than these come from nobody but who typed the address. */
  private static final Set<String> TROUBLES =
      Set.of(
          "expired",
          "denied",
          "unavailable",
          "invalid",
          "unverified",
          "unknown",
          "organisation",
          "taken",
          "suspended");

  private final Div trouble = new Div();
  private final transient ProviderSignIn provider;

  ProviderLogin(ProviderSignIn provider) {
    this.provider = provider;
    addClassName("provider");
    trouble.addClassNames("note", "warning");
    trouble.getElement().setAttribute("role", "alert");
    trouble.setVisible(false);
    var begin = new Anchor(provider.path(), getTranslation("oidc.begin", provider.label()));
    begin.setRouterIgnore(true);
    begin.addClassNames("button-link", "primary");
    add(new H1(getTranslation("shell.login.title")), trouble, begin);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("provider")
        .filter(TROUBLES::contains)
        .ifPresent(this::show);
  }

  void show(String kind) {
    trouble.add(
        new H2(getTranslation("oidc." + kind + ".title", provider.label())),
        new Paragraph(getTranslation("oidc." + kind + ".text", provider.label())));
    trouble.setVisible(true);
  }
}
