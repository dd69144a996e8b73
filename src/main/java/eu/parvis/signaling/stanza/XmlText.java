package eu.parvis.signaling.stanza;

/** Character data, unescaped. */
public record XmlText(String text) implements XmlNode {}
