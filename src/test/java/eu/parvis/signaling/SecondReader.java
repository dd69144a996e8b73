package eu.parvis.signaling;

import java.io.IOException;
import org.jitsi.xmpp.extensions.DefaultPacketExtensionProvider;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.JingleIQProvider;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIqProvider;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIqProvider;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jivesoftware.smack.xml.xpp3.Xpp3XmlPullParserFactory;

/** Reads what the server wrote with Smack's parsers, and Jitsi's elements with Jitsi's own. */
final class SecondReader {

  SecondReader() {
    // Not StAX: that would be Woodstox, which reads for the server, too; and Jitsi's readers ask
    // for
    // the names of texts, which StAX refuses.
    SmackXmlParser.setXmlPullParserFactory(new Xpp3XmlPullParserFactory());
    Smack.ensureInitialized(); // loads Smack's own providers, which must come first
    ProviderManager.addIQProvider(JingleIQ.ELEMENT, JingleIQ.NAMESPACE, new JingleIQProvider());
    ProviderManager.addIQProvider(
        ConferenceIq.ELEMENT, ConferenceIq.NAMESPACE, new ConferenceIqProvider());
    ProviderManager.addIQProvider("mute", MuteIq.NAMESPACE, new MuteIqProvider());
    ProviderManager.addExtensionProvider(
        JsonMessageExtension.ELEMENT,
        JsonMessageExtension.NAMESPACE,
        new DefaultPacketExtensionProvider<>(JsonMessageExtension.class));
    ProviderManager.addExtensionProvider(
        WebSocketPacketExtension.ELEMENT,
        WebSocketPacketExtension.NAMESPACE,
        new DefaultPacketExtensionProvider<>(WebSocketPacketExtension.class));
  }

  /** The stanza as that class. */
  <T extends Stanza> T read(String frame, Class<T> type) {
    try {
      Stanza stanza = PacketParserUtils.parseStanza(frame);
      return type.cast(stanza);
    } catch (XmlPullParserException | SmackParsingException | IOException e) {
      throw new AssertionError("Smack cannot read " + frame, e);
    }
  }
}
