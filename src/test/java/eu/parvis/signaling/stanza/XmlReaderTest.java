package eu.parvis.signaling.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.parvis.signaling.stanza.XmlRefused.Reason;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

  private final XmlReader reader = new XmlReader();

  @Test
  void readsNamespacesAttributesAndText() throws XmlRefused {
    var element =
        reader.read(
            "<a:iq xmlns:a='jabber:client' id='1' xml:lang='fr'><q xmlns='urn:q'>x &amp; &#233;"
                + "<![CDATA[<]]></q></a:iq>");
    assertThat(element.namespace()).isEqualTo("jabber:client");
    assertThat(element.attributes()).isEqualTo(Map.of("id", "1", "xml:lang", "fr"));
    assertThat(element.child("urn:q", "q").orElseThrow().text()).isEqualTo("x & é<");
  }

  /** The switch is what {@code XmlWriter} escapes. */
  @Tag("asvs-1.1.2")
  @Test
  void writesWhatItReadsSoThatItReadsTheSame() throws XmlRefused {
    var element =
        reader.read(
            "<message xmlns='jabber:client' to=\"a&lt;&quot;&#10;\"><body>1 &lt; 2 &amp; ]]&gt;"
                + "</body><x xmlns='urn:x'><y/><z xmlns=''/></x></message>");
    assertThat(reader.read(element.toXml())).isEqualTo(element);
  }

  /** The switch is {@code REPLACEMENT} in {@code XmlWriter}. */
  @Test
  void writesNothingThatXmlHasNoCharacterFor() throws XmlRefused {
    var element = XmlElement.text("urn:x", "x", "a\u0001\uFFFE\uFFFF\t").with("y", "\uFFFF");
    var read = reader.read(element.toXml());
    assertThat(read.text()).isEqualTo("a\uFFFD\uFFFD\uFFFD\t");
    assertThat(read.attribute("y")).isEqualTo("\uFFFD");
  }

  @Test
  void keepsThePrefixOfStreamElements() {
    var features = XmlElement.of(Ns.STREAM, "features", XmlElement.of(Ns.BIND, "bind")).toXml();
    assertThat(features)
        .isEqualTo(
            "<stream:features xmlns:stream=\"http://etherx.jabber.org/streams\">"
                + "<bind xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"/></stream:features>");
  }

  /** The switch is {@code RESTRICTED} in {@code XmlReader.root} and, for targets, before it. */
  @Tag("asvs-1.5.1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x'><a/>",
        "<a><!-- comment --></a>",
        "<a/><!-- comment -->",
        "<a><?target data?></a>",
        "<?xml version='1.0'?><a/>",
        "<?target data?><a/>"
      })
  void refusesRestrictedXml(String frame) {
    assertThat(refusal(frame)).isEqualTo(Reason.RESTRICTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " <a/>",
        "a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>text",
        "<a>&b;</a>",
        "<a b='1' b='2'/>",
        "<p:a/>",
        "<a b=1/>",
        "<a>\u0000</a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>&#xD83D;&#xDE00;</a>",
        "<a>&#57343;</a>",
        "<a b='&#xDC00;'/>"
      })
  void refusesWhatIsNotOneWellFormedElement(String frame) {
    assertThat(refusal(frame)).isEqualTo(Reason.NOT_WELL_FORMED);
  }

  @Test
  void refusesAFrameThatIsTooLong() {
    assertThat(refusal("<a>" + "x".repeat(XmlReader.MAX_CHARS) + "</a>"))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void readsUpToItsDepthAndNoDeeper() throws XmlRefused {
    assertThat(reader.read(nested(XmlReader.MAX_DEPTH)).name()).isEqualTo("a");
    assertThat(refusal(nested(XmlReader.MAX_DEPTH + 1))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesTooManyElementsAttributesAndTooLongNames() {
    var attributes = new StringBuilder("<a");
    for (var i = 0; i <= XmlReader.MAX_ATTRIBUTES; i++) {
      attributes.append(" b").append(i).append("='1'");
    }
    assertThat(refusal(attributes.append("/>").toString())).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal("<a>" + "<b/>".repeat(XmlReader.MAX_ELEMENTS) + "</a>"))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal("<" + "n".repeat(XmlReader.MAX_NAME + 1) + "/>"))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void neverPrintsWhatAnElementCarries() throws XmlRefused {
    assertThat(reader.read("<transport xmlns='urn:t' pwd='secret'>text</transport>"))
        .hasToString("<transport xmlns='urn:t'>");
  }

  private static String nested(int depth) {
    return "<a>".repeat(depth) + "</a>".repeat(depth);
  }

  private Reason refusal(String frame) {
    return catchThrowableOfType(XmlRefused.class, () -> reader.read(frame)).reason();
  }
}
