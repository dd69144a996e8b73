package eu.parvis.signaling.stanza;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable XML element. Prefixes are gone: {@code namespace} is the resolved URI, empty for
 * none. Attributes have no namespace except {@code xml:lang}, which keeps its prefix as its name.
 */
public record XmlElement(
    String namespace, String name, Map<String, String> attributes, List<XmlNode> children)
    implements XmlNode {

  public XmlElement {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** An element without attributes that holds {@code children}. */
  public static XmlElement of(String namespace, String name, XmlNode... children) {
    return new XmlElement(namespace, name, Map.of(), List.of(children));
  }

  /** An element that holds text alone. */
  public static XmlElement text(String namespace, String name, String text) {
    return of(namespace, name, new XmlText(text));
  }

  /** The same element with an attribute set; a null value removes it. */
  public XmlElement with(String attribute, @Nullable String value) {
    var changed = new LinkedHashMap<>(attributes);
    if (value == null) {
      changed.remove(attribute);
    } else {
      changed.put(attribute, value);
    }
    return new XmlElement(namespace, name, changed, children);
  }

  public XmlElement with(String attribute, long value) {
    return with(attribute, Long.toString(value));
  }

  /** The same element with children added at its end. */
  public XmlElement with(XmlNode... added) {
    return with(List.of(added));
  }

  /** The same element with children added at its end. */
  public XmlElement with(List<? extends XmlNode> added) {
    var all = new ArrayList<XmlNode>(children);
    all.addAll(added);
    return new XmlElement(namespace, name, attributes, all);
  }

  public boolean is(String otherNamespace, String otherName) {
    return name.equals(otherName) && namespace.equals(otherNamespace);
  }

  /** The value of an attribute, or null. */
  public @Nullable String attribute(String attribute) {
    return attributes.get(attribute);
  }

  /** The value of an attribute, or {@code absent}. */
  public String attribute(String attribute, String absent) {
    return attributes.getOrDefault(attribute, absent);
  }

  public Stream<XmlElement> elements() {
    return children.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }

  public Stream<XmlElement> elements(String childNamespace, String childName) {
    return elements().filter(child -> child.is(childNamespace, childName));
  }

  /** The first child element of that name. */
  public Optional<XmlElement> child(String childNamespace, String childName) {
    return elements(childNamespace, childName).findFirst();
  }

  /** The first child element of any name. */
  public Optional<XmlElement> firstChild() {
    return elements().findFirst();
  }

  /** The text directly inside this element, joined. */
  public String text() {
    var text = new StringBuilder();
    for (var child : children) {
      if (child instanceof XmlText(String part)) {
        text.append(part);
      }
    }
    return text.toString();
  }

  /** The element as it is written on the wire. */
  public String toXml() {
    return XmlWriter.write(this);
  }

  /** The name alone: attributes and text may carry secrets and personal data. */
  @Override
  public String toString() {
    return "<" + name + " xmlns='" + namespace + "'>";
  }
}
