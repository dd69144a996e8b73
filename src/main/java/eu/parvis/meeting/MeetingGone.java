package eu.parvis.meeting;

/** The meeting was deleted, or is not this person's to change. */
public class MeetingGone extends RuntimeException {}
