package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.provider.Query;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.NaturalOrder;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.ui.AddressReader.Bad;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is to be invited: found among the accounts, typed, or pasted as a list. */
class AttendeeFields extends Div {

  private static final int PAGE = 50;
  private static final int MOST_NAMED = 5;
  private static final String EMPTY_INPUT = "this.inputElement.value = ''";

  private final transient People people;
  private final transient Consumer<Announcement> announce;
  private final ComboBox<PersonProfile> find = new ComboBox<>();
  private final PasteField paste = new PasteField(this::takeList);
  private final Paragraph count = new Paragraph();
  private final UnorderedList list = new UnorderedList();
  private final Button more;
  private final Map<EmailAddress, InviteeRow> rows = new LinkedHashMap<>();
  private @Nullable EmailAddress organizer;
  private int shown = PAGE;

  AttendeeFields(People people, Consumer<Announcement> announce) {
    this.people = people;
    this.announce = announce;
    this.more = new Button(getTranslation("meeting.show-more"), _ -> showMore());
    more.addThemeName("tertiary");
    addClassNames("form", "attendees");
    var heading = new H2(getTranslation("meeting.attendee.heading"));
    heading.setId("attendees");
    getElement().setAttribute("role", "group").setAttribute("aria-labelledby", "attendees");
    count.addClassName("quiet");
    list.addClassName("people");
    prepareFind();
    add(heading, find, paste, count, list, more);
    refresh();
  }

  private void prepareFind() {
    find.setLabel(getTranslation("meeting.attendee.find"));
    find.setHelperText(getTranslation("meeting.attendee.find.help"));
    find.setItems(this::found);
    find.setItemLabelGenerator(person -> person.name() + " · " + person.email());
    find.setAllowCustomValue(true);
    find.setManualValidation(true);
    find.addValueChangeListener(event -> {
      if (event.getValue() != null) {
        takeAccount(event.getValue());
      }
    });
    find.addCustomValueSetListener(event -> takeTyped(event.getDetail()));
  }

  private Stream<PersonProfile> found(Query<PersonProfile, String> query) {
    return people.search(query.getFilter().orElse("")).stream()
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  /** Whoever organizes the meeting is there anyway. */
  void organizer(EmailAddress address) {
    organizer = address;
  }

  void show(List<Invitee> invitees) {
    rows.clear();
    shown = PAGE;
    put(invitees.stream().sorted(byName()).toList());
  }

  private Comparator<Invitee> byName() {
    return Comparator.comparing(
        invitee -> invitee.name().isEmpty() ? invitee.email().value() : invitee.name(),
        NaturalOrder.of(getLocale()));
  }

  /** Everybody who is to be invited, or empty while something waits to be added. */
  Optional<List<Invitee>> read(boolean focus) {
    return paste.empty(focus)
        ? Optional.of(rows.values().stream().flatMap(row -> row.read().stream()).toList())
        : Optional.empty();
  }

  private void takeAccount(PersonProfile person) {
    find.setValue(null);
    var name = person.name();
    say(add(List.of(Invitee.required(person.email(), name))).map(this::text));
  }

  private void takeTyped(String text) {
    if (text.isBlank()) {
      return;
    }
    var read = AddressReader.read(text);
    var problem = read.bad().isEmpty() ? add(read.good()).map(this::text) : texts(read.bad());
    if (problem.isEmpty()) {
      find.getElement().executeJs(EMPTY_INPUT);
    }
    say(problem);
  }

  private void say(Optional<String> problem) {
    find.setErrorMessage(problem.orElse(""));
    find.setInvalid(problem.isPresent());
  }

  private Optional<String> takeList(String text) {
    if (text.length() > AddressReader.LENGTH) {
      return Optional.of(getTranslation("meeting.attendee.problem.long", AddressReader.LENGTH));
    }
    var read = AddressReader.read(text);
    var refused = add(read.good());
    if (refused.isPresent()) {
      return refused.map(this::text);
    }
    paste.keep(read.bad().stream().map(Bad::text).collect(Collectors.joining("\n")));
    return texts(read.bad());
  }

  /** Why nobody was added; the name in lower case ends the key of its text. */
  private enum Refusal {
    TOO_MANY,
    ORGANIZER
  }

  private String text(Refusal refusal) {
    var key = "meeting.attendee.problem." + refusal.name().toLowerCase(Locale.ROOT);
    return getTranslation(key, Invitation.MOST_ATTENDEES);
  }

  /** Each entry with what is wrong with it; of many, the first. */
  private Optional<String> texts(List<Bad> bad) {
    var named =
        bad.stream()
            .limit(MOST_NAMED)
            .map(entry -> getTranslation(key(entry), shortened(entry.text())))
            .collect(Collectors.joining(" "));
    var others = bad.size() - MOST_NAMED;
    return bad.isEmpty()
        ? Optional.empty()
        : Optional.of(
            others > 0
                ? named + " " + getTranslation("meeting.attendee.problem.others", others)
                : named);
  }

  private static String key(Bad entry) {
    return "meeting.attendee.problem." + entry.problem().name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    var most = 60;
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** Adds everybody or, with a reason, nobody. */
  private Optional<Refusal> add(List<Invitee> invitees) {
    var others = invitees.stream().filter(invitee -> !invitee.email().equals(organizer)).toList();
    if (others.isEmpty() && !invitees.isEmpty()) {
      return Optional.of(Refusal.ORGANIZER);
    }
    var fresh = others.stream().filter(invitee -> !listed(invitee)).toList();
    if (fresh.size() + invited() > Invitation.MOST_ATTENDEES) {
      return Optional.of(Refusal.TOO_MANY);
    }
    put(fresh);
    announce.accept(
        new Announcement(
            fresh.size() == 1
                ? getTranslation("meeting.attendee.added", fresh.getFirst().email())
                : getTranslation("meeting.attendee.added.several", fresh.size())));
    return Optional.empty();
  }

  private boolean listed(Invitee invitee) {
    var row = rows.get(invitee.email());
    return row != null && !row.removed();
  }

  private void put(List<Invitee> invitees) {
    var accounts = accounts(invitees.stream().map(Invitee::email).toList());
    for (var invitee : invitees) {
      var known = rows.get(invitee.email());
      if (known == null) {
        var name = Optional.ofNullable(accounts.get(invitee.email().ascii()));
        rows.put(invitee.email(), row(invitee, name));
      } else {
        known.putBack();
      }
    }
    refresh();
  }

  /** An account knows best what its person is called. */
  private InviteeRow row(Invitee invitee, Optional<String> account) {
    var named =
        new Invitee(
            invitee.email(),
            account.orElse(invitee.name()),
            invitee.role(),
            invitee.moderator(),
            invitee.coOrganizer());
    return new InviteeRow(named, account.isPresent(), this::toggled);
  }

  private Map<EmailAddress, String> accounts(Collection<EmailAddress> addresses) {
    return people.find(addresses).stream()
        .collect(
            Collectors.toMap(
                person -> person.email().ascii(), PersonProfile::name, (first, _) -> first));
  }

  private void toggled(InviteeRow row) {
    var key = row.removed() ? "meeting.attendee.removed" : "meeting.attendee.returned";
    announce.accept(new Announcement(getTranslation(key, row.name())));
    refreshCount();
  }

  private long invited() {
    return rows.values().stream().filter(row -> !row.removed()).count();
  }

  private void refresh() {
    Set<InviteeRow> visible =
        rows.values().stream().limit(shown).collect(Collectors.toCollection(LinkedHashSet::new));
    list.getChildren().filter(row -> !visible.contains(row)).toList().forEach(list::remove);
    visible.stream().filter(row -> row.getParent().isEmpty()).forEach(list::add);
    list.setVisible(!rows.isEmpty());
    more.setVisible(rows.size() > shown);
    refreshCount();
  }

  private void refreshCount() {
    var invited = invited();
    count.setVisible(!rows.isEmpty());
    count.setText(
        invited == 1
            ? getTranslation("meeting.attendee.count.one")
            : getTranslation("meeting.attendee.count", invited));
  }

  /** Reading goes on at the first that came; the button may be gone. */
  private void showMore() {
    var before = list.getComponentCount();
    shown += PAGE;
    refresh();
    if (list.getComponentAt(before) instanceof InviteeRow row) {
      row.focus();
    }
  }
}
