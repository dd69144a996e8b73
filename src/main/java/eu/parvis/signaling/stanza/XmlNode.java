package eu.parvis.signaling.stanza;

/** A child of an element: another element, or text. */
public sealed interface XmlNode permits XmlElement, XmlText {}
