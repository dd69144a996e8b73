package eu.parvis.media.srtp;

import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.stream.SequenceWindow;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;

/**
 * Protects what is sent to one peer, in place. Contexts live as long as the keys: forgetting one
 * could reuse a packet index, which breaks AES-GCM (RFC 7714 section 8.4). An index that was used
 * among the last {@link SequenceWindow#SIZE}, or is older, is refused. For one thread.
 */
public final class SrtpSender {

  /** SSRCs that are sent to one peer during its life, for RTP and for RTCP each. */
  public static final int MAX_SSRCS = 4096;

  /** Bytes by which protection may lengthen a packet: the tag and, for RTCP, the index. */
  public static final int MAX_OVERHEAD_BYTES = 20;

  private static final int RTP_SEQUENCE_OFFSET = 2;
  private static final int RTP_SSRC_OFFSET = 8;
  private static final int RTCP_SSRC_OFFSET = 4;

  private final SrtpContexts contexts;

  /** Indices of one SSRC that were used. */
  private static final class Used {
    private final ExtendedSequence sequences = new ExtendedSequence();
    private final SequenceWindow window = new SequenceWindow();

    boolean mark(int sequence) {
      return window.mark(sequences.extend(sequence));
    }
  }

  private final Map<Integer, Used> used = new HashMap<>();
  private final PacketWindow window = new PacketWindow();

  private SrtpSender(SrtpProfile profile, byte[] key, byte[] salt) {
    contexts = new SrtpContexts(profile, key, salt, true, MAX_SSRCS);
  }

  /** Sender with the role of DTLS server. */
  public static SrtpSender ofServer(SrtpKeys keys) {
    return new SrtpSender(keys.profile(), keys.serverKey(), keys.serverSalt());
  }

  /** Sender with the role of DTLS client. */
  public static SrtpSender ofClient(SrtpKeys keys) {
    return new SrtpSender(keys.profile(), keys.clientKey(), keys.clientSalt());
  }

  /**
   * Protects the RTP packet between position and limit of a heap buffer, which needs {@link
   * #MAX_OVERHEAD_BYTES} of room behind, and moves the limit to its end.
   *
   * @return false if it must not be sent
   */
  public boolean protectRtp(ByteBuffer packet) {
    int ssrc = packet.getInt(packet.position() + RTP_SSRC_OFFSET);
    int sequence = packet.getShort(packet.position() + RTP_SEQUENCE_OFFSET) & 0xFFFF;
    try {
      SrtpCryptoContext context = contexts.rtp(ssrc);
      if (context == null
          || !used.computeIfAbsent(ssrc, _ -> new Used()).mark(sequence)
          || context.transformPacket(window.over(packet)) != SrtpErrorStatus.OK) {
        return false;
      }
      contexts.keep(context);
      window.applyTo(packet);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** As {@link #protectRtp}, for a compound RTCP packet. */
  public boolean protectRtcp(ByteBuffer packet) {
    try {
      SrtcpCryptoContext context =
          contexts.rtcp(packet.getInt(packet.position() + RTCP_SSRC_OFFSET));
      if (context == null || context.transformPacket(window.over(packet)) != SrtpErrorStatus.OK) {
        return false;
      }
      contexts.keep(context);
      window.applyTo(packet);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
