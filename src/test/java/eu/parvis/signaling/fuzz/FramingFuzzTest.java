package eu.parvis.signaling.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import eu.parvis.signaling.stream.StreamEvent;
import eu.parvis.signaling.stream.XmppStream;
import java.nio.charset.StandardCharsets;

/** Any text may come as frames: nothing is thrown, and what was read is written and read alike. */
class FramingFuzzTest {

  private static final XmlReader reader = new XmlReader();

  @FuzzTest
  void anyFramesAreHarmless(byte[] bytes) throws XmlRefused {
    var stream =
        new XmppStream(
            new Jid(null, "parvis", null), new Jid("ab12cd34-x", "parvis", "r"), () -> "id", true);
    for (var frame : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      XmlElement element;
      try {
        element = reader.read(frame);
      } catch (XmlRefused e) {
        stream.refused(e);
        continue;
      }
      if (!reader.read(element.toXml()).equals(element)) {
        throw new AssertionError("written otherwise than read: " + element.toXml());
      }
      for (var event : stream.receive(element)) {
        if (event instanceof StreamEvent.Send(XmlElement sent)) {
          reader.read(sent.toXml());
        }
      }
    }
  }
}
