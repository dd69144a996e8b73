package eu.parvis.account.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.spring.annotation.SpringComponent;
import eu.parvis.account.AccountGone;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.AccountSuspended;
import eu.parvis.account.Administration;
import eu.parvis.account.Confirmation;
import eu.parvis.account.Departures;
import eu.parvis.account.HeirGone;
import eu.parvis.account.MailedLinks;
import eu.parvis.account.People;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.WelcomeLinks;
import java.util.Optional;

/** What an administrator does to accounts, each from the question to the news of it. */
@SpringComponent
class PersonActions {

  private static final String PICTURE = "people.picture.of.remove";
  private static final String IDENTITY = "oidc.forget";

  private final Administration administration;
  private final WelcomeLinks links;
  private final WelcomeAddress addresses;
  private final MailedLinks mail;
  private final Departures departures;
  private final People people;
  private final ProfilePictures pictures;
  private final AccountSettings settings;

  PersonActions(
      Administration administration,
      WelcomeLinks links,
      WelcomeAddress addresses,
      MailedLinks mail,
      Departures departures,
      People people,
      ProfilePictures pictures,
      AccountSettings settings) {
    this.administration = administration;
    this.links = links;
    this.addresses = addresses;
    this.mail = mail;
    this.departures = departures;
    this.people = people;
    this.pictures = pictures;
    this.settings = settings;
  }

  /** The view where it is done. */
  interface Place {

    /** Who does it. */
    PersonId administrator();

    /** Shows people as they are now. */
    void refresh();

    /** Puts the focus where a person is. */
    void focus(PersonProfile person);

    /** What is said of somebody. */
    String state(PersonEntry entry);

    void tell(String news);

    /** Shows and tells what was in the way, until people are shown anew. */
    void warn(String problem);

    String getTranslation(String key, Object... parameters);
  }

  /** Whether there is anything to do to somebody. */
  boolean any(PersonEntry entry, Place place) {
    return settings.local() || !own(entry, place);
  }

  private static boolean own(PersonEntry entry, Place place) {
    return entry.profile().id().equals(place.administrator());
  }

  /** Offers what can be done to somebody, as the account is by now. */
  void offer(PersonProfile person, Place place) {
    attempt(person, place, () -> offer(require(person), place));
  }

  private void offer(PersonEntry entry, Place place) {
    var person = entry.profile();
    var dialog = new PersonDialog(person.name(), place.state(entry));
    if (settings.local() && !entry.suspended()) {
      dialog.offers("account.people.renew", () -> giveLink(person, place));
      if (entry.linkExpires() != null) {
        dialog.offers("account.people.revoke", () -> revoke(person, place));
      }
    }
    if (!own(entry, place)) {
      if (people.hasIdentity(person.id())) {
        dialog.offers(IDENTITY, () -> forgetIdentity(person, place));
      } else {
        dialog.offers("account.rename", () -> rename(person, place));
      }
      for (var change : Standing.of(entry)) {
        dialog.offers(change.key(), () -> ask(change, person, place));
      }
      if (pictures.since(person.id()).isPresent()) {
        dialog.offers(PICTURE, () -> removePicture(person, place));
      }
      dialog.offersFile(
          "people.data.of",
          DataSection.pathOf(person.id()),
          () -> attempt(person, place, () -> require(person)));
      dialog.offers("people.delete", () -> delete(person, place));
    }
    dialog.open();
  }

  /** Makes a one-time link and shows it. */
  void giveLink(PersonProfile person, Place place) {
    attempt(person, place, () -> showLink(person, links.renew(person.id()), place));
  }

  private void showLink(PersonProfile person, String path, Place place) {
    place.refresh();
    var dialog = new WelcomeLinkDialog(person, addresses.of(path));
    mail.sender()
        .ifPresent(_ ->
            dialog.offersMail(
                () -> attempt(person, place, () -> mail.send(person, path)), place::tell));
    open(dialog, person, place);
  }

  private void revoke(PersonProfile person, Place place) {
    var news = place.getTranslation("account.people.revoked", person.name());
    change(person, news, place, () -> links.revoke(person.id()));
  }

  private void removePicture(PersonProfile person, Place place) {
    open(
        confirmation(
            PICTURE,
            person,
            place,
            () -> administration.removePicture(place.administrator(), person.id())),
        person,
        place);
  }

  private void forgetIdentity(PersonProfile person, Place place) {
    open(
        confirmation(
            IDENTITY,
            person,
            place,
            () -> administration.forgetIdentity(place.administrator(), person.id())),
        person,
        place);
  }

  private void rename(PersonProfile person, Place place) {
    open(
        new RenameDialog(
            person.name(),
            name ->
                change(
                    person,
                    place.getTranslation("account.rename.done", name.strip()),
                    place,
                    () -> administration.rename(place.administrator(), person.id(), name))),
        person,
        place);
  }

  private void ask(Standing change, PersonProfile person, Place place) {
    var question =
        confirmation(
            change.key(),
            person,
            place,
            () -> change.change(administration, place.administrator(), person.id()));
    open(change.takesAway() ? question : question.harmless(), person, place);
  }

  private Confirmation confirmation(
      String key, PersonProfile person, Place place, Runnable change) {
    var news = place.getTranslation(key + ".done", person.name());
    return new Confirmation(
        key,
        person.name(),
        "account.standing.keep",
        () -> change(person, news, place, change),
        place.getTranslation(key + ".text", person.name(), person.email().value()));
  }

  private void delete(PersonProfile person, Place place) {
    var dialog =
        new DeletionDialog(
            person, departures.holdings(person.id()), people, heir -> delete(person, heir, place));
    open(dialog, person, place);
  }

  private Optional<String> delete(PersonProfile person, Optional<PersonProfile> heir, Place place) {
    var heirId = heir.map(PersonProfile::id);
    try {
      change(
          person,
          place.getTranslation("people.delete.done", person.name()),
          place,
          () -> departures.delete(place.administrator(), person.id(), heirId));
      return Optional.empty();
    } catch (HeirGone _) {
      return Optional.of(place.getTranslation("people.delete.heir.gone"));
    }
  }

  /** What the dialog was opened from may be gone with the old row: the new one has the focus. */
  private static void open(Dialog dialog, PersonProfile person, Place place) {
    dialog.addOpenedChangeListener(event -> {
      if (!event.isOpened()) {
        place.focus(person);
      }
    });
    dialog.open();
  }

  /** Changes something and says so, if it could be done. */
  private static void change(PersonProfile person, String news, Place place, Runnable change) {
    attempt(
        person,
        place,
        () -> {
          change.run();
          show(person, place);
          place.tell(news);
        });
  }

  /** Returns whether it could be done: another administrator may have been faster. */
  private static boolean attempt(PersonProfile person, Place place, Runnable action) {
    try {
      action.run();
      return true;
    } catch (AccountGone _) {
      refuse("account.people.gone", person, place);
    } catch (AccountSuspended _) {
      refuse("account.people.suspended-meanwhile", person, place);
    }
    return false;
  }

  private static void refuse(String key, PersonProfile person, Place place) {
    show(person, place);
    place.warn(place.getTranslation(key, person.name()));
  }

  private static void show(PersonProfile person, Place place) {
    place.refresh();
    place.focus(person);
  }

  private PersonEntry require(PersonProfile person) {
    return administration.entry(person.id()).orElseThrow(AccountGone::new);
  }
}
