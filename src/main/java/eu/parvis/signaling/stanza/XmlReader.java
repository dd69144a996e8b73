package eu.parvis.signaling.stanza;

import com.ctc.wstx.api.WstxInputProperties;
import eu.parvis.signaling.stanza.XmlRefused.Reason;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of XML from the network; thread-safe. It reads one element a frame and refuses
 * what RFC 6120 section 11.1 forbids: document types, entities, comments and processing
 * instructions. Limits: {@value #MAX_CHARS} characters, {@value #MAX_DEPTH} levels, {@value
 * #MAX_ELEMENTS} elements, {@value #MAX_ATTRIBUTES} attributes an element.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6120#section-11.1">RFC 6120, 11.1</a>
 */
public final class XmlReader {

  /** The longest frame, in UTF-16 units; a session-accept with 20 sources takes a third of it. */
  public static final int MAX_CHARS = 65_536;

  static final int MAX_DEPTH = 32;
  static final int MAX_ELEMENTS = 2_000;
  static final int MAX_ATTRIBUTES = 32;
  static final int MAX_NAME = 128;

  private final int maxChars;
  private final XMLInputFactory factory;

  public XmlReader() {
    this(MAX_CHARS);
  }

  /**
   * @param maxChars the longest frame, where another limit than {@link #MAX_CHARS} is wanted
   */
  public XmlReader(int maxChars) {
    this.maxChars = maxChars;
    this.factory = hardened(maxChars);
  }

  private static XMLInputFactory hardened(int maxChars) {
    var factory = XMLInputFactory.newFactory();
    if (!factory.getClass().getName().startsWith("com.ctc.wstx.")) {
      throw new IllegalStateException("XML is read by Woodstox alone, because its limits hold");
    }
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MAX_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) maxChars);
    return factory;
  }

  /**
   * Reads one element.
   *
   * @throws XmlRefused if the frame is not exactly one well-formed element within the limits
   */
  public XmlElement read(CharSequence frame) throws XmlRefused {
    if (frame.length() > maxChars) {
      throw new XmlRefused(Reason.TOO_LARGE);
    }
    if (frame.isEmpty()
        || frame.charAt(0) != '<') { // RFC 7395, 3.3: "the first character MUST be <"
      throw new XmlRefused(Reason.NOT_WELL_FORMED);
    }
    if (frame.length() > 1 && frame.charAt(1) == '?') {
      throw new XmlRefused(Reason.RESTRICTED);
    }
    try {
      var reader = factory.createXMLStreamReader(new StringReader(frame.toString()));
      try {
        return root(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      var limit = e.getMessage() != null && e.getMessage().contains("limit");
      throw new XmlRefused(limit ? Reason.TOO_LARGE : Reason.NOT_WELL_FORMED);
    }
  }

  private static XmlElement root(XMLStreamReader reader) throws XMLStreamException, XmlRefused {
    Deque<Open> open = new ArrayDeque<>();
    @Nullable XmlElement root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open.push(start(reader));
        case XMLStreamConstants.END_ELEMENT -> {
          var closed = open.pop().close();
          if (open.isEmpty()) {
            root = closed;
          } else {
            open.element().children.add(closed);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.element().children.add(new XmlText(reader.getText()));
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {}
        default -> throw new XmlRefused(Reason.RESTRICTED);
      }
    }
    if (root == null) {
      throw new XmlRefused(Reason.NOT_WELL_FORMED);
    }
    return root;
  }

  private static Open start(XMLStreamReader reader) throws XmlRefused {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      var namespace = reader.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        attributes.put(name(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
      } else if (namespace.equals(Ns.XML) && reader.getAttributeLocalName(i).equals("lang")) {
        attributes.put("xml:lang", reader.getAttributeValue(i));
      }
    }
    var namespace = reader.getNamespaceURI();
    return new Open(namespace == null ? "" : namespace, name(reader.getLocalName()), attributes);
  }

  private static String name(String name) throws XmlRefused {
    if (name.length() > MAX_NAME) {
      throw new XmlRefused(Reason.TOO_LARGE);
    }
    return name;
  }

  /** An element whose end has not been read. */
  private static final class Open {
    final String namespace;
    final String name;
    final Map<String, String> attributes;
    final List<XmlNode> children = new ArrayList<>();

    Open(String namespace, String name, Map<String, String> attributes) {
      this.namespace = namespace;
      this.name = name;
      this.attributes = attributes;
    }

    XmlElement close() {
      return new XmlElement(namespace, name, attributes, children);
    }
  }
}
