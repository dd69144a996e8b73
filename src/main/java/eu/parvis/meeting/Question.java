package eu.parvis.meeting;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee is asked: whether they come to a meeting, or to one occurrence of it.
 *
 * @param attendee with what they have answered to this
 * @param when of the occurrence, or the first time of the meeting
 * @param repeats null if it is about one occurrence
 * @param sequence of what is asked now
 * @param reading how the attendee reads
 * @param open whether an answer still means something: it is neither cancelled nor over
 */
public record Question(
    AttendeeDetails attendee,
    String title,
    TimeSpan when,
    @Nullable Recurrence repeats,
    int sequence,
    PersonProfile organizer,
    Reading reading,
    boolean open) {}
