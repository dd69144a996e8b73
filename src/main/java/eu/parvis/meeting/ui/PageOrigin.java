package eu.parvis.meeting.ui;

import com.vaadin.flow.router.QueryParameters;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.Part;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The page of a meeting from which a form was opened, as the form's address says it: {@code
 * ?page=2026-11-26}.
 *
 * @param day of the occurrence that was looked at; null for a meeting that takes place once
 */
record PageOrigin(@Nullable LocalDate day) {

  private static final String PAGE = "page";

  static Optional<PageOrigin> of(QueryParameters address) {
    return address
        .getSingleParameter(PAGE)
        .map(day -> new PageOrigin(MeetingPaths.day(day).orElse(null)));
  }

  QueryParameters address() {
    return QueryParameters.of(PAGE, day == null ? "" : day.toString());
  }

  /** The way back. */
  String path(MeetingId meeting) {
    return MeetingView.path(meeting, day);
  }

  /** Where the meeting is looked at after an edit, which may have taken the occurrence away. */
  String path(MeetingId meeting, Predicate<Part> exists) {
    var stays = day != null && exists.test(new Part.One(meeting, day));
    return MeetingView.path(meeting, stays ? day : null);
  }
}
