package eu.parvis.meeting;

/**
 * What was deleted, as its undo needs it.
 *
 * @param part as it was meant, of {@code before}
 * @param before the meeting as it was
 * @param after the meeting that had the part when it was deleted
 */
public record Deletion(Part part, MeetingDetails before, MeetingDetails after) {}
