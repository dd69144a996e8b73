package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Reading;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.Merge;
import eu.parvis.meeting.Merge.Dispute;
import eu.parvis.meeting.RepeatText;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says that somebody else stored a version meanwhile: what of it is in the fields now, and what of
 * it the editor's version would replace; and lets the editor choose.
 */
class ConflictNote extends Div {

  private final Reading reading;
  private final Paragraph taken = new Paragraph();
  private final Paragraph contested = new Paragraph();
  private final UnorderedList stored = new UnorderedList();
  private final Button keep;

  ConflictNote(Reading reading, Runnable keepMine, Runnable takeTheirs) {
    this.reading = reading;
    addClassNames("note", "warning");
    getElement().setAttribute("role", "alert");
    keep = new Button("", _ -> keepMine.run());
    var take = new Button(getTranslation("meeting.conflict.take"), _ -> takeTheirs.run());
    var choice = new Div(keep, take);
    choice.addClassName("form-actions");
    contested.setText(getTranslation("meeting.conflict.contested"));
    var happened = new Paragraph(getTranslation("meeting.conflict.happened"));
    add(happened, taken, contested, stored, choice);
    setVisible(false);
  }

  void show(Draft other, Merge merge) {
    var both = !merge.contested().isEmpty();
    taken.setVisible(!merge.taken().isEmpty());
    taken.setText(
        getTranslation(
            "meeting.conflict.taken", HistoryList.names(merge.taken(), this::getTranslation)));
    contested.setVisible(both);
    stored.setVisible(both);
    stored.removeAll();
    merge.contested().stream()
        .sorted()
        .flatMap(what -> lines(what, other, merge))
        .forEach(stored::add);
    keep.setText(getTranslation(both ? "meeting.conflict.keep" : "meeting.conflict.both"));
    setVisible(true);
    scrollIntoView();
  }

  /** Who changes whether guests see each other changes it to the same. */
  private Stream<ListItem> lines(What what, Draft other, Merge merge) {
    var told = other.invitation();
    return switch (what) {
      case DESCRIPTION -> Stream.of(new ListItem(agenda(told)));
      case ATTENDEES -> attendees(merge);
      case TITLE -> line(what, getTranslation("meeting.conflict.quoted", other.plan().title()));
      case TIME -> line(what, time(other));
      case REMINDERS ->
          line(
              what,
              ReminderText.list(told.reminders(), this::getTranslation)
                  .orElseGet(() -> getTranslation("meeting.conflict.none")));
      default -> throw new IllegalStateException("not edited: " + what);
    };
  }

  private Stream<ListItem> line(What what, String value) {
    var name = HistoryList.names(EnumSet.of(what), this::getTranslation);
    return Stream.of(new ListItem(getTranslation("meeting.conflict.value", name, value)));
  }

  private String time(Draft other) {
    var plan = other.plan();
    var when =
        Optional.ofNullable(plan.when())
            .map(span -> MeetingWhen.describe(span, reading, this::getTranslation))
            .orElse("");
    var repeats = new RepeatText(reading, this::getTranslation);
    return Optional.ofNullable(plan.repeats())
        .map(rule -> when + ", " + repeats.describe(rule))
        .orElse(when);
  }

  /** May be long. */
  private Component agenda(Invitation told) {
    var name = HistoryList.names(EnumSet.of(What.DESCRIPTION), this::getTranslation);
    if (told.description().isEmpty()) {
      return new Paragraph(
          getTranslation("meeting.conflict.value", name, getTranslation("meeting.conflict.none")));
    }
    var agenda = new NativeDetails(name, new AgendaText(told.description()));
    agenda.setOpen(true);
    return agenda;
  }

  /** One line of each whom both changed; without any, the two lists together are too long. */
  private Stream<ListItem> attendees(Merge merge) {
    return merge.disputed().isEmpty()
        ? Stream.of(
            new ListItem(getTranslation("meeting.conflict.too-many", Invitation.MOST_ATTENDEES)))
        : merge.disputed().stream().map(this::attendee).map(ListItem::new);
  }

  private String attendee(Dispute dispute) {
    var who = dispute.who();
    var name = who.name().isEmpty() ? who.email().value() : who.name();
    var standing =
        Optional.ofNullable(dispute.stored())
            .map(this::standing)
            .orElseGet(() -> getTranslation("meeting.conflict.not-invited"));
    return getTranslation("meeting.conflict.value", name, standing);
  }

  private String standing(Invitee one) {
    var role = getTranslation("meeting.attendee." + one.role().name().toLowerCase(Locale.ROOT));
    return Stream.of(
            Optional.of(role),
            one.moderator()
                ? Optional.of(getTranslation("meeting.attendee.moderator"))
                : Optional.<String>empty(),
            one.coOrganizer()
                ? Optional.of(getTranslation("meeting.attendee.co-organizer"))
                : Optional.<String>empty())
        .flatMap(Optional::stream)
        .reduce((first, second) -> first + ", " + second)
        .orElseThrow();
  }
}
