package eu.parvis.signaling.stanza;

/** XML namespaces on the wire. */
public final class Ns {

  public static final String CLIENT = "jabber:client";
  public static final String FRAMING = "urn:ietf:params:xml:ns:xmpp-framing";
  public static final String STREAM = "http://etherx.jabber.org/streams";
  public static final String STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
  public static final String STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
  public static final String SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
  public static final String BIND = "urn:ietf:params:xml:ns:xmpp-bind";
  public static final String SESSION = "urn:ietf:params:xml:ns:xmpp-session";
  public static final String SM = "urn:xmpp:sm:3";
  public static final String PING = "urn:xmpp:ping";
  public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
  public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
  public static final String EXTDISCO_1 = "urn:xmpp:extdisco:1";
  public static final String EXTDISCO_2 = "urn:xmpp:extdisco:2";
  public static final String CAPS = "http://jabber.org/protocol/caps";
  public static final String DATA_FORMS = "jabber:x:data";
  public static final String DELAY = "urn:xmpp:delay";
  public static final String NICK = "http://jabber.org/protocol/nick";
  public static final String MUC = "http://jabber.org/protocol/muc";
  public static final String MUC_USER = "http://jabber.org/protocol/muc#user";
  public static final String MUC_ADMIN = "http://jabber.org/protocol/muc#admin";
  public static final String MUC_OWNER = "http://jabber.org/protocol/muc#owner";
  public static final String JINGLE = "urn:xmpp:jingle:1";
  public static final String JINGLE_RTP = "urn:xmpp:jingle:apps:rtp:1";
  public static final String JINGLE_RTCP_FB = "urn:xmpp:jingle:apps:rtp:rtcp-fb:0";
  public static final String JINGLE_HDREXT = "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0";
  public static final String JINGLE_SSMA = "urn:xmpp:jingle:apps:rtp:ssma:0";
  public static final String JINGLE_ICE_UDP = "urn:xmpp:jingle:transports:ice-udp:1";
  public static final String JINGLE_DTLS = "urn:xmpp:jingle:apps:dtls:0";
  public static final String JINGLE_GROUPING = "urn:xmpp:jingle:apps:grouping:0";
  public static final String COLIBRI = "http://jitsi.org/protocol/colibri";
  public static final String FOCUS = "http://jitsi.org/protocol/focus";
  public static final String JITMEET = "http://jitsi.org/jitmeet";
  public static final String JITMEET_AUDIO = "http://jitsi.org/jitmeet/audio";
  public static final String JITMEET_VIDEO = "http://jitsi.org/jitmeet/video";
  public static final String XML = "http://www.w3.org/XML/1998/namespace";

  private Ns() {}
}
