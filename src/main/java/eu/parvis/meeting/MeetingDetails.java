package eu.parvis.meeting;

import eu.parvis.kernel.Slug;
import eu.parvis.kernel.TimeSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as stored.
 *
 * @param version grows with every change; an edit names the one that it began with
 * @param when the first time, or null if the meeting has no time
 * @param repeats null if it takes place once
 */
public record MeetingDetails(
    MeetingId id,
    long version,
    Slug slug,
    String title,
    @Nullable TimeSpan when,
    @Nullable Recurrence repeats,
    boolean cancelled,
    Instant createdAt) {

  /** What the organiser decided, as the start of an edit. */
  public MeetingPlan plan() {
    return new MeetingPlan(title, when, repeats);
  }
}
