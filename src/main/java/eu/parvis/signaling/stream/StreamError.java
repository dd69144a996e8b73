package eu.parvis.signaling.stream;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;

/** Conditions that end a stream (RFC 6120 section 4.9.3). */
public enum StreamError {
  CONFLICT("conflict"),
  CONNECTION_TIMEOUT("connection-timeout"),
  HOST_UNKNOWN("host-unknown"),
  INVALID_FROM("invalid-from"),
  INVALID_NAMESPACE("invalid-namespace"),
  NOT_AUTHORIZED("not-authorized"),
  NOT_WELL_FORMED("not-well-formed"),
  POLICY_VIOLATION("policy-violation"),
  RESET("reset"),
  RESOURCE_CONSTRAINT("resource-constraint"),
  RESTRICTED_XML("restricted-xml"),
  UNDEFINED_CONDITION("undefined-condition"),
  UNSUPPORTED_STANZA_TYPE("unsupported-stanza-type"),
  UNSUPPORTED_VERSION("unsupported-version");

  private final String condition;

  StreamError(String condition) {
    this.condition = condition;
  }

  /** The name on the wire. */
  public String condition() {
    return condition;
  }

  /** The {@code <stream:error>} element. */
  public XmlElement element() {
    return XmlElement.of(Ns.STREAM, "error", XmlElement.of(Ns.STREAM_ERRORS, condition));
  }
}
