package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.NaturalOrder;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.meeting.mail.Fate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is invited and what each of them answered. */
class AnswerList extends Section {

  private final Reading reading;
  private final transient Map<EmailAddress, Fate> fates;

  /** {@code fates}: what became of the last mail of each; empty for who may not know. */
  AnswerList(List<AttendeeDetails> attendees, List<Fate> fates, Reading reading) {
    this.reading = reading;
    this.fates = fates.stream().collect(Collectors.toMap(Fate::recipient, Function.identity()));
    var heading = new H2(getTranslation("meeting.attendee.heading"));
    heading.setId("answers");
    var list = new UnorderedList();
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "answers");
    attendees.stream()
        .sorted(
            Comparator.comparingInt((AttendeeDetails one) ->
                    ResponseCounts.ORDER.indexOf(one.response().partStat()))
                .thenComparing(AnswerList::name, NaturalOrder.of(reading.locale())))
        .map(this::row)
        .forEach(list::add);
    add(heading, counts(attendees), list);
  }

  private static Component counts(List<AttendeeDetails> attendees) {
    return new ResponseCounts(
        attendees.stream()
            .collect(
                Collectors.groupingBy(
                    attendee -> attendee.response().partStat(), Collectors.summingInt(_ -> 1))));
  }

  private ListItem row(AttendeeDetails attendee) {
    var name = new Span(name(attendee));
    name.addClassName("person-name");
    var text = new Div(name);
    text.addClassName("person-text");
    roles(attendee).forEach(name::add);
    if (!attendee.invitee().name().isEmpty()) {
      var address = new Div(attendee.invitee().email().value());
      address.addClassName("quiet");
      text.add(address);
    }
    if (!attendee.response().comment().isEmpty()) {
      text.add(new Div(getTranslation("meeting.attendee.said", attendee.response().comment())));
    }
    Optional.ofNullable(fates.get(attendee.invitee().email()))
        .flatMap(this::trouble)
        .ifPresent(text::add);
    var row = new ListItem(text, answer(attendee));
    row.addClassName("person");
    return row;
  }

  /** What keeps the last mail from somebody. */
  private Optional<Component> trouble(Fate fate) {
    var trouble = fate.trouble();
    if (trouble == null || (fate.state() != Fate.State.FAILED && !fate.delayed())) {
      return Optional.empty();
    }
    var why = getTranslation("meeting.attendee.trouble." + trouble.name().toLowerCase(Locale.ROOT));
    var key = fate.delayed() ? "meeting.attendee.delayed" : "meeting.attendee.undelivered";
    var line = new Div(getTranslation(key, why));
    line.addClassName("trouble");
    return Optional.of(line);
  }

  private Component answer(AttendeeDetails attendee) {
    var partStat = attendee.response().partStat();
    var badge = new Span(getTranslation("meeting.attendee.is." + AnswerFields.lower(partStat)));
    badge.addClassNames("badge", ResponseCounts.meaning(partStat));
    var at = attendee.response().answeredAt();
    if (at == null) {
      return new Div(badge);
    }
    var when = new Div(reading.dateTime(at));
    when.addClassName("quiet");
    return new Div(badge, when);
  }

  private Stream<Span> roles(AttendeeDetails attendee) {
    var invitee = attendee.invitee();
    return Stream.of(
            invitee.role() == ParticipationRole.OPT_PARTICIPANT ? "opt_participant" : "",
            invitee.moderator() ? "moderator" : "",
            invitee.coOrganizer() ? "co-organizer" : "",
            attendee.asked() ? "" : "unasked")
        .filter(key -> !key.isEmpty())
        .map(key -> {
          var badge = new Span(getTranslation("meeting.attendee." + key));
          badge.addClassName("badge");
          return badge;
        });
  }

  private static String name(AttendeeDetails attendee) {
    var invitee = attendee.invitee();
    return invitee.name().isEmpty() ? invitee.email().value() : invitee.name();
  }
}
