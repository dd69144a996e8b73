package eu.parvis.signaling.stream;

import eu.parvis.signaling.stanza.Jid;

/** Where a stream is between its first frame and its last. */
sealed interface StreamState {

  /** Nothing but {@code <open/>} may come (RFC 7395 section 3.4). */
  record AwaitingOpen() implements StreamState {}

  /** Nothing but SASL may come (RFC 6120 section 6.4). */
  record AwaitingAuth() implements StreamState {}

  /** The client restarts the stream after SASL (RFC 6120 section 6.4.6). */
  record AwaitingReopen() implements StreamState {}

  /** Nothing but resource binding or a resumption may come (RFC 6120 section 7, XEP-0198). */
  record AwaitingBind() implements StreamState {}

  /** A resumption was asked for and not yet decided. */
  record Resuming() implements StreamState {}

  /** Stanzas flow. */
  record Bound(Jid jid) implements StreamState {}

  /** Nothing is read any more. */
  record Ended() implements StreamState {}
}
