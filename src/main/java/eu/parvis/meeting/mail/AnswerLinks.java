package eu.parvis.meeting.mail;

import java.net.URI;

/** Pages on which one attendee answers, without an account; nothing is answered by opening one. */
public record AnswerLinks(URI accept, URI tentative, URI decline) {}
