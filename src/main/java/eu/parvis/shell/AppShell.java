package eu.parvis.shell;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The document of every Flow view. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("theme/tokens.css")
@StyleSheet("theme/aura.css")
@StyleSheet("theme/views.css")
@JsModule("./shell/page.ts")
public class AppShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addFavIcon("icon", "theme/icon.svg", "any");
  }
}
