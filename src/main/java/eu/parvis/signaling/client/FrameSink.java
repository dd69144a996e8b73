package eu.parvis.signaling.client;

/** The writing side of a socket. Never blocks; frames after the close are dropped. */
public interface FrameSink {

  /** Queues a text frame. */
  void send(String frame);

  /** Closes the socket once the queued frames are written. */
  void close(Ending ending);

  /** Why a socket is closed, with the status code of RFC 6455 section 7.4.1. */
  enum Ending {
    DONE(1000),
    GOING_AWAY(1001),
    REFUSED(1008),
    TOO_SLOW(1013);

    private final int code;

    Ending(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }
}
