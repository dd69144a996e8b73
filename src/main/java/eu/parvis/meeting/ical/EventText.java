package eu.parvis.meeting.ical;

import java.net.URI;

/**
 * What an event says to people, in one language.
 *
 * @param description without the link, which the writer puts before it; may be empty
 * @param place what stands in LOCATION before the link, such as the product's name
 * @param link of the room
 * @param linkLabel of the link, such as "Join by video"
 */
public record EventText(
    String summary, String description, String place, URI link, String linkLabel) {}
