package eu.parvis.signaling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import eu.parvis.signaling.stream.StreamEvent.Failed;
import eu.parvis.signaling.stream.StreamEvent.Send;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmppStreamTest {

  private static final String OPEN =
      "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='parvis' version='1.0'/>";
  private static final String AUTH =
      "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>";
  private static final String BIND =
      "<iq xmlns='jabber:client' id='b' type='set'>"
          + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

  private final Jid address = new Jid("ab12cd34-0000-4000-8000-000000000000", "parvis", "r");
  private final XmppStream stream =
      new XmppStream(new Jid(null, "parvis", null), address, () -> "id-1", true);

  @Test
  void opensAuthenticatesAndBindsInOrder() {
    assertThat(sent(receive(OPEN)))
        .satisfiesExactly(
            open -> {
              assertThat(open.is(Ns.FRAMING, "open")).isTrue();
              assertThat(open.attributes())
                  .containsEntry("from", "parvis")
                  .containsEntry("id", "id-1")
                  .containsEntry("version", "1.0");
            },
            features ->
                assertThat(features.child(Ns.SASL, "mechanisms").orElseThrow().elements())
                    .extracting(XmlElement::text)
                    .containsExactly("ANONYMOUS"));
    assertThat(sent(receive(AUTH))).singleElement().matches(it -> it.is(Ns.SASL, "success"));
    assertThat(sent(receive(OPEN)).getLast().elements())
        .extracting(XmlElement::namespace)
        .containsExactly(Ns.BIND, Ns.SESSION, Ns.SM);
    var bound = receive(BIND);
    assertThat(bound).contains(new StreamEvent.Bound(address));
    assertThat(
            sent(bound)
                .getFirst()
                .child(Ns.BIND, "bind")
                .orElseThrow()
                .child(Ns.BIND, "jid")
                .orElseThrow()
                .text())
        .isEqualTo(address.toString());
  }

  @Test
  void theServerChoosesTheAddressWhateverResourceIsAskedFor() {
    open();
    var wish =
        "<iq xmlns='jabber:client' id='b' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            + "<resource>focus</resource></bind></iq>";
    assertThat(receive(wish)).contains(new StreamEvent.Bound(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AUTH,
        BIND,
        "<message xmlns='jabber:client'/>",
        "<resume xmlns='urn:xmpp:sm:3' h='0' previd='x'/>",
        "<r xmlns='urn:xmpp:sm:3'/>"
      })
  void nothingComesBeforeTheOpening(String frame) {
    var events = receive(frame);
    assertThat(sent(events).getFirst().is(Ns.FRAMING, "open")).isTrue();
    assertFails(events, StreamError.NOT_AUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN, BIND, "<iq xmlns='jabber:client' id='1' type='get'/>"})
  void nothingButSaslComesAfterTheOpening(String frame) {
    receive(OPEN);
    assertFails(receive(frame), StreamError.NOT_AUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AUTH,
        OPEN,
        "<presence xmlns='jabber:client'/>",
        "<iq xmlns='jabber:client' id='1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
        "<iq xmlns='jabber:client' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
        "<enable xmlns='urn:xmpp:sm:3'/>"
      })
  void nothingButBindingComesAfterSasl(String frame) {
    open();
    assertFails(receive(frame), StreamError.NOT_AUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN, AUTH, "<stream xmlns='urn:x'/>"})
  void nothingButStanzasComesAfterBinding(String frame) {
    bind();
    assertFails(receive(frame), StreamError.UNSUPPORTED_STANZA_TYPE);
  }

  @Test
  void refusesAnotherMechanism() {
    receive(OPEN);
    var events =
        receive("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>x</auth>");
    assertThat(sent(events).getFirst().child(Ns.SASL, "invalid-mechanism")).isPresent();
    assertThat(events).contains(new Failed(StreamError.NOT_AUTHORIZED));
  }

  @Test
  void refusesAnotherDomainAndAnotherVersion() {
    assertFails(receive(OPEN.replace("'parvis'", "'example.org'")), StreamError.HOST_UNKNOWN);
    var other = new XmppStream(new Jid(null, "parvis", null), address, () -> "id-1", true);
    assertThat(other.receive(parse(OPEN.replace("1.0", "2.0"))))
        .contains(new Failed(StreamError.UNSUPPORTED_VERSION));
  }

  @ParameterizedTest
  @CsvSource({
    "ab12cd34-0000-4000-8000-000000000000@parvis/other",
    "ffffffff-0000-4000-8000-000000000000@parvis/r",
    "ffffffff-0000-4000-8000-000000000000@parvis",
    "parvis",
    "room@conference.parvis/ab12cd34",
    "''"
  })
  void aForgedSenderCostsTheStream(String from) {
    bind();
    assertFails(
        receive("<message xmlns='jabber:client' from='" + from + "' to='x@y'/>"),
        StreamError.INVALID_FROM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab12cd34-0000-4000-8000-000000000000@parvis/r",
        "ab12cd34-0000-4000-8000-000000000000@parvis"
      })
  void aTrueSenderIsAccepted(String from) {
    bind();
    assertThat(receive("<message xmlns='jabber:client' from='" + from + "'/>"))
        .singleElement()
        .isInstanceOf(StreamEvent.Stanza.class);
  }

  @Test
  void stanzasOfAnotherNamespaceCostTheStream() {
    bind();
    assertFails(receive("<message xmlns='jabber:server'/>"), StreamError.UNSUPPORTED_STANZA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "4294967296", "99999999999999999999"})
  void aCountThatIsNoneCostsTheStream(String count) {
    bind();
    assertFails(
        receive("<a xmlns='urn:xmpp:sm:3' h='" + count + "'/>"), StreamError.POLICY_VIOLATION);
  }

  @Test
  void asksItsOwnerToResumeAndTakesTheOldAddress() {
    open();
    assertThat(receive("<resume xmlns='urn:xmpp:sm:3' h='7' previd='p'/>"))
        .containsExactly(new StreamEvent.ResumeRequested("p", 7));
    var old = new Jid("ffffffff-0000-4000-8000-000000000000", "parvis", "old");
    var resumed = sent(stream.resumed(old, "p", 9)).getFirst();
    assertThat(resumed.is(Ns.SM, "resumed")).isTrue();
    assertThat(resumed.attributes()).containsEntry("previd", "p").containsEntry("h", "9");
    assertThat(receive("<message xmlns='jabber:client' from='" + old + "'/>"))
        .singleElement()
        .isInstanceOf(StreamEvent.Stanza.class);
  }

  @Test
  void bindsAfterAResumptionThatWasRefused() {
    open();
    receive("<resume xmlns='urn:xmpp:sm:3' h='7' previd='p'/>");
    assertThat(sent(stream.resumeRefused())).singleElement().matches(it -> it.is(Ns.SM, "failed"));
    assertThat(receive(BIND)).contains(new StreamEvent.Bound(address));
  }

  @Test
  void aStreamThatMayOnlyResumeIsNotBound() {
    var other = new XmppStream(new Jid(null, "parvis", null), address, () -> "id-1", false);
    for (var frame : new String[] {OPEN, AUTH, OPEN}) {
      other.receive(parse(frame));
    }
    var events = other.receive(parse(BIND));
    assertThat(events).endsWith(new Failed(StreamError.NOT_AUTHORIZED));
    assertThat(sent(events)).contains(StreamError.NOT_AUTHORIZED.element());
  }

  @Test
  void aStreamThatMayOnlyResumeEndsWhenThatIsRefused() {
    var other = new XmppStream(new Jid(null, "parvis", null), address, () -> "id-1", false);
    for (var frame :
        new String[] {OPEN, AUTH, OPEN, "<resume xmlns='urn:xmpp:sm:3' h='7' previd='p'/>"}) {
      other.receive(parse(frame));
    }
    var events = other.resumeRefused();
    assertThat(sent(events).getFirst().is(Ns.SM, "failed")).isTrue();
    assertThat(events).endsWith(new Failed(StreamError.NOT_AUTHORIZED));
    assertThat(other.receive(parse(BIND))).isEmpty();
  }

  @Test
  void answersTheCloseAndReadsNothingAfterIt() {
    bind();
    var events = receive("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    assertThat(sent(events)).singleElement().matches(it -> it.is(Ns.FRAMING, "close"));
    assertThat(events).endsWith(new StreamEvent.Closed());
    assertThat(receive(OPEN)).isEmpty();
  }

  private void open() {
    receive(OPEN);
    receive(AUTH);
    receive(OPEN);
  }

  private void bind() {
    open();
    receive(BIND);
  }

  private List<StreamEvent> receive(String frame) {
    return stream.receive(parse(frame));
  }

  private static XmlElement parse(String frame) {
    try {
      return new XmlReader().read(frame);
    } catch (XmlRefused e) {
      throw new AssertionError(e);
    }
  }

  private static List<XmlElement> sent(List<StreamEvent> events) {
    var sent = new ArrayList<XmlElement>();
    for (var event : events) {
      if (event instanceof Send(XmlElement frame)) {
        sent.add(frame);
      }
    }
    return sent;
  }

  private void assertFails(List<StreamEvent> events, StreamError error) {
    assertThat(events).endsWith(new Failed(error));
    assertThat(sent(events)).contains(error.element());
    assertThat(sent(events).getLast().is(Ns.FRAMING, "close")).isTrue();
    assertThat(stream.receive(parse(OPEN))).isEmpty();
  }
}
