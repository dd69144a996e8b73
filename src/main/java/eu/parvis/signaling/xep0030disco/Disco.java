package eu.parvis.signaling.xep0030disco;

import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.List;

/** What the server and its rooms say about themselves. */
public final class Disco {

  private Disco() {}

  /** The server's identity and features. */
  public static XmlElement server() {
    return info(
        identity("server", "im"),
        List.of(Ns.PING, Ns.DISCO_INFO, Ns.DISCO_ITEMS, Ns.EXTDISCO_1, Ns.EXTDISCO_2));
  }

  /** A room's identity, features and meeting id (XEP-0045 section 6.4). */
  public static XmlElement room(Jid room) {
    var form =
        XmlElement.of(
                Ns.DATA_FORMS,
                "x",
                field("FORM_TYPE", "http://jabber.org/protocol/muc#roominfo"),
                field("muc#roominfo_meetingId", String.valueOf(room.node())))
            .with("type", "result");
    return info(
            identity("conference", "text"),
            List.of(
                Ns.MUC,
                "muc_hidden",
                "muc_open",
                "muc_semianonymous",
                "muc_temporary",
                "muc_unmoderated",
                "muc_unsecured"))
        .with(form);
  }

  /** A list of nothing: the client needs none. */
  public static XmlElement noItems() {
    return XmlElement.of(Ns.DISCO_ITEMS, "query");
  }

  private static XmlElement info(XmlElement identity, List<String> features) {
    return XmlElement.of(Ns.DISCO_INFO, "query", identity)
        .with(
            features.stream()
                .map(name -> XmlElement.of(Ns.DISCO_INFO, "feature").with("var", name))
                .toList());
  }

  private static XmlElement identity(String category, String type) {
    return XmlElement.of(Ns.DISCO_INFO, "identity")
        .with("category", category)
        .with("type", type)
        .with("name", "Parvis");
  }

  private static XmlElement field(String name, String value) {
    return XmlElement.of(Ns.DATA_FORMS, "field", XmlElement.text(Ns.DATA_FORMS, "value", value))
        .with("var", name);
  }
}
