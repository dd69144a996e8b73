package eu.parvis.media.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** What sessions ask of the loop that owns them. */
public interface Network {

  /** Sends the bytes between position and limit. Loop only. */
  void transmit(InetSocketAddress to, ByteBuffer datagram);

  /**
   * Routes what comes from the address to the session, unless another live session has it. Loop
   * only.
   */
  boolean claim(InetSocketAddress address, PeerSession session);

  /** Forgets every route to the session. Loop only. */
  void release(PeerSession session);

  /**
   * Returns the local address that reaches the remote one. Loop only, rarely: it asks the system.
   */
  InetSocketAddress localAddressTowards(InetSocketAddress remote);

  /**
   * Runs a command on the loop, which passes the present time in nanoseconds. Any thread.
   *
   * @return false if the loop is gone or has too much to do
   */
  boolean execute(LongConsumer command);
}
