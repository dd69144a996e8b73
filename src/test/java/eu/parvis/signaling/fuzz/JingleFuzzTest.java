package eu.parvis.signaling.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import eu.parvis.signaling.xep0166jingle.AnnouncedSources;
import eu.parvis.signaling.xep0166jingle.Answers;
import eu.parvis.signaling.xep0166jingle.Jingle;
import eu.parvis.signaling.xep0166jingle.JingleRefused;
import java.nio.charset.StandardCharsets;

/** Any Jingle request is read or refused. */
class JingleFuzzTest {

  private static final XmlReader reader = new XmlReader();

  @FuzzTest
  void anyRequestIsReadOrRefused(byte[] bytes) {
    XmlElement element;
    try {
      element = reader.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (XmlRefused e) {
      return;
    }
    Jingle.parse(element).ifPresent(JingleFuzzTest::readAll);
  }

  private static void readAll(Jingle jingle) {
    try {
      AnnouncedSources.parse(jingle);
    } catch (JingleRefused e) {
      // Refused is as good as read.
    }
    try {
      Answers.transport(jingle);
    } catch (JingleRefused e) {
      // Refused is as good as read.
    }
  }
}
