package eu.parvis.media.session;

import eu.parvis.media.LinkReport;
import eu.parvis.media.ice.CandidatePair;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** What sessions ask of the loop that owns them. */
public interface Network {

  /** Sends the bytes between position and limit. Loop only. */
  void transmit(CandidatePair pair, ByteBuffer datagram);

  /**
   * Routes what comes over the pair to the session, unless another live session has it. Loop only.
   */
  boolean claim(CandidatePair pair, PeerSession session);

  /** Forgets that the pair is the session's. Loop only. */
  void release(CandidatePair pair, PeerSession session);

  /** Forgets every route to the session. Loop only. */
  void release(PeerSession session);

  /** Forgets a user name fragment of the session, whose transport was replaced. Loop only. */
  void retire(PeerSession session, String ufrag);

  /** A link is at its end. Loop only. */
  void ended(LinkReport report);

  /**
   * Runs a command on the loop, which passes the present time in nanoseconds. Any thread.
   *
   * @return false if the loop is gone or has too much to do
   */
  boolean execute(LongConsumer command);
}
