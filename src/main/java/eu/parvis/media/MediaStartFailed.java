package eu.parvis.media;

/** The forwarding unit could not start; the message is one line for the operator. */
public class MediaStartFailed extends RuntimeException {

  public MediaStartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
