package eu.parvis.signaling.stream;

import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.XmlElement;

/** What a stream asks its owner to do, in order. */
public sealed interface StreamEvent {

  /** Write a frame that stream management does not count. */
  record Send(XmlElement frame) implements StreamEvent {}

  /** The stream has its address. */
  record Bound(Jid jid) implements StreamEvent {}

  /** A message, presence or IQ whose {@code from} is absent or true. */
  record Stanza(XmlElement element) implements StreamEvent {}

  /** The client wants stanzas acknowledged (XEP-0198 section 3). */
  record EnableRequested(boolean resume) implements StreamEvent {}

  /**
   * The client wants to continue a parked stream (XEP-0198 section 5); answer with {@link
   * XmppStream#resumed} or {@link XmppStream#resumeRefused}.
   */
  record ResumeRequested(String previousId, long handled) implements StreamEvent {}

  /** The client has handled {@code handled} stanzas. */
  record Acknowledged(long handled) implements StreamEvent {}

  /** The client asks how many stanzas were handled. */
  record AcknowledgementRequested() implements StreamEvent {}

  /** The client closed the stream in order; close the socket. */
  record Closed() implements StreamEvent {}

  /** The client broke a rule; the error and the close frame were sent before; close the socket. */
  record Failed(StreamError error) implements StreamEvent {}
}
