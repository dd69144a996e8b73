package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingPage;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.RepeatText;
import java.util.Optional;
import java.util.stream.Stream;

/** When and where a meeting takes place, who organizes it, and its file for another calendar. */
class MeetingFacts extends Div {

  /**
   * @param settings where the room is changed, for who may
   */
  MeetingFacts(MeetingPage page, Reading reading, String link, Optional<String> settings) {
    addClassName("meeting-text");
    lines(page, reading).map(Paragraph::new).forEach(this::add);
    var address = new Paragraph(link.substring(link.indexOf("://") + 3));
    address.addClassName("meeting-link");
    add(address);
    download(page).ifPresent(this::add);
    settings
        .map(path -> new Paragraph(new Anchor(path, getTranslation("room.settings"))))
        .ifPresent(this::add);
  }

  private Stream<String> lines(MeetingPage page, Reading reading) {
    var meeting = page.meeting();
    var when =
        page.one().map(OccurrenceDetails::when).or(() -> Optional.ofNullable(meeting.when()));
    var organizer =
        getTranslation(
            "meeting.attendee.organizer", page.names().getOrDefault(meeting.organizer(), ""));
    return Stream.of(
            when.map(span -> MeetingWhen.describe(span, reading, this::getTranslation)),
            when.flatMap(span -> MeetingWhen.elsewhere(span, reading, this::getTranslation)),
            Optional.ofNullable(meeting.repeats())
                .map(new RepeatText(reading, this::getTranslation)::describe),
            Optional.of(organizer),
            ReminderText.of(meeting.reminders(), this::getTranslation))
        .flatMap(Optional::stream);
  }

  private Optional<Component> download(MeetingPage page) {
    return page.one()
        .filter(one -> one.when() != null && !page.cancelled())
        .map(one -> {
          var path = MeetingPaths.file(page.meeting().id(), one.day());
          var file = new Anchor(path, getTranslation("feed.download"));
          file.setRouterIgnore(true);
          file.getElement().setAttribute("download", true);
          return new Paragraph(file);
        });
  }
}
