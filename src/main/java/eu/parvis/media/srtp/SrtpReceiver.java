package eu.parvis.media.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpCryptoContext;

/**
 * Unprotects what one peer sends, in place. A context is kept only once a packet of its SSRC was
 * authenticated, so forged packets cost a computation and no memory. For one thread.
 */
public final class SrtpReceiver {

  /** SSRCs of one peer, for RTP and for RTCP each. */
  public static final int MAX_SSRCS = 256;

  private static final int RTP_HEADER_BYTES = 12;
  private static final int RTP_SSRC_OFFSET = 8;
  private static final int RTCP_HEADER_BYTES = 8;
  private static final int RTCP_SSRC_OFFSET = 4;

  private final SrtpContexts contexts;
  private final PacketWindow window = new PacketWindow();

  private SrtpReceiver(SrtpProfile profile, byte[] key, byte[] salt) {
    contexts = new SrtpContexts(profile, key, salt, false, MAX_SSRCS);
  }

  /** Receiver of what the DTLS client sends. */
  public static SrtpReceiver ofClient(SrtpKeys keys) {
    return new SrtpReceiver(keys.profile(), keys.clientKey(), keys.clientSalt());
  }

  /** Receiver of what the DTLS server sends. */
  public static SrtpReceiver ofServer(SrtpKeys keys) {
    return new SrtpReceiver(keys.profile(), keys.serverKey(), keys.serverSalt());
  }

  /**
   * Unprotects the RTP packet between position and limit of a heap buffer, and moves the limit to
   * its end. After a failure the bytes are undefined.
   */
  public SrtpStatus unprotectRtp(ByteBuffer packet) {
    if (packet.remaining() < RTP_HEADER_BYTES) {
      return SrtpStatus.MALFORMED;
    }
    try {
      int ssrc = packet.getInt(packet.position() + RTP_SSRC_OFFSET);
      SrtpCryptoContext context = contexts.rtp(ssrc);
      if (context == null) {
        return SrtpStatus.TOO_MANY_SSRCS;
      }
      SrtpStatus status =
          SrtpContexts.status(context.reverseTransformPacket(window.over(packet), false));
      if (status == SrtpStatus.OK) {
        contexts.keep(context);
        window.applyTo(packet);
      }
      return status;
    } catch (GeneralSecurityException | RuntimeException e) {
      return SrtpStatus.MALFORMED; // the library reads beyond the end of some malformed packets
    }
  }

  /** As {@link #unprotectRtp}, for a compound RTCP packet. */
  public SrtpStatus unprotectRtcp(ByteBuffer packet) {
    if (packet.remaining() < RTCP_HEADER_BYTES) {
      return SrtpStatus.MALFORMED;
    }
    try {
      int ssrc = packet.getInt(packet.position() + RTCP_SSRC_OFFSET);
      SrtcpCryptoContext context = contexts.rtcp(ssrc);
      if (context == null) {
        return SrtpStatus.TOO_MANY_SSRCS;
      }
      SrtpStatus status = SrtpContexts.status(context.reverseTransformPacket(window.over(packet)));
      if (status == SrtpStatus.OK) {
        contexts.keep(context);
        window.applyTo(packet);
      }
      return status;
    } catch (GeneralSecurityException | RuntimeException e) {
      return SrtpStatus.MALFORMED;
    }
  }
}
