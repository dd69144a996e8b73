package eu.parvis.media.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;

/**
 * Protects what is sent to one peer, in place. Contexts live as long as the keys: forgetting one
 * could reuse a packet index, which breaks AES-GCM (RFC 7714 section 8.4). The library refuses an
 * index that it saw among the last 64 and any that is older. For one thread.
 */
public final class SrtpSender {

  /** SSRCs that are sent to one peer during its life, for RTP and for RTCP each. */
  public static final int MAX_SSRCS = 4096;

  /** Bytes by which protection may lengthen a packet: the tag and, for RTCP, the index. */
  public static final int MAX_OVERHEAD_BYTES = 20;

  private static final int RTP_SSRC_OFFSET = 8;
  private static final int RTCP_SSRC_OFFSET = 4;

  private final SrtpContexts contexts;
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
    try {
      SrtpCryptoContext context = contexts.rtp(packet.getInt(packet.position() + RTP_SSRC_OFFSET));
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
