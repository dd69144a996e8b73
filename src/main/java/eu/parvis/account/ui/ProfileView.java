package eu.parvis.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.LoginSettings;
import eu.parvis.account.OwnLogins;
import eu.parvis.account.People;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.ProfileSection;
import eu.parvis.account.ProviderSignIn;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.SignIn;
import eu.parvis.account.SignedIn;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** One's own account: how to be called and to read, the password, where one is signed in. */
@Route("profile")
@PermitAll
class ProfileView extends Div implements HasDynamicTitle {

  ProfileView(
      SignedIn signedIn,
      People people,
      RememberedLogins logins,
      OwnLogins ownLogins,
      SignIn signIn,
      Optional<ProviderSignIn> provider,
      AccountSettings settings,
      LoginSettings loginSettings,
      ProfilePictures pictures,
      ApplicationEventPublisher events,
      List<ProfileSection> others) {
    addClassNames("view", "narrow");
    var person = signedIn.current().orElseThrow();
    var here = signIn.seriesOf(VaadinServletRequest.getCurrent().getHttpServletRequest());
    var lasting = new LoginLasting(loginSettings.longest(), LoginSettings.LONGEST_UNUSED);
    var sessions = new SessionsSection(person, here, logins, ownLogins, lasting, provider, events);
    add(
        new H1(getTranslation("account.profile.title")),
        new PreferencesSection(person, people),
        new PictureSection(person, pictures, events));
    others.forEach(other -> add(other.of(person)));
    if (settings.local() && people.hasPassword(person.id())) {
      add(new PasswordSection(person, here, people, events, sessions::refresh));
    }
    add(sessions, new DataSection());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("account.profile.title"));
  }
}
