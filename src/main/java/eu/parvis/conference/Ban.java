package eu.parvis.conference;

/**
 * Somebody who was put out for good.
 *
 * @param name under which they took part
 */
public record Ban(ParticipantId participant, String name) {}
