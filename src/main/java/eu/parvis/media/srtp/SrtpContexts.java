package eu.parvis.media.srtp;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/** Cryptographic contexts of one direction by SSRC (RFC 3711 section 3.2.3). For one thread. */
final class SrtpContexts {

  private static final int AUTH_KEY_BYTES = 20;
  private static final int SHA1_80_TAG_BYTES = 10;
  private static final int GCM_TAG_BYTES = 16;

  private final SrtpContextFactory factory;
  private final int limit;
  private final Map<Integer, SrtpCryptoContext> rtp = new HashMap<>();
  private final Map<Integer, SrtcpCryptoContext> rtcp = new HashMap<>();

  /**
   * @param sender whether packets are protected rather than unprotected
   * @param limit number of SSRCs, for RTP and for RTCP each
   */
  SrtpContexts(SrtpProfile profile, byte[] key, byte[] salt, boolean sender, int limit) {
    // A hostile packet must not write to the log; it is counted.
    Logger silent = new LoggerImpl(SrtpContexts.class.getName(), Level.OFF);
    factory = new SrtpContextFactory(sender, key, salt, policy(profile), policy(profile), silent);
    this.limit = limit;
  }

  private static SrtpPolicy policy(SrtpProfile profile) {
    SrtpPolicy policy = newPolicy(profile);
    // Its window of 64 would refuse packets that were recovered late; SrtpSender has a wider one.
    policy.setSendReplayEnabled(false);
    return policy;
  }

  private static SrtpPolicy newPolicy(SrtpProfile profile) {
    return switch (profile) {
      case AEAD_AES_128_GCM ->
          new SrtpPolicy(
              SrtpPolicy.AESGCM_ENCRYPTION,
              profile.keyBytes(),
              SrtpPolicy.NULL_AUTHENTICATION,
              0,
              GCM_TAG_BYTES,
              profile.saltBytes());
      case AES128_CM_SHA1_80 ->
          new SrtpPolicy(
              SrtpPolicy.AESCM_ENCRYPTION,
              profile.keyBytes(),
              SrtpPolicy.HMACSHA1_AUTHENTICATION,
              AUTH_KEY_BYTES,
              SHA1_80_TAG_BYTES,
              profile.saltBytes());
    };
  }

  /**
   * Returns the context of a known SSRC, else a new one that is not kept; null beyond the limit.
   */
  @Nullable SrtpCryptoContext rtp(int ssrc) throws GeneralSecurityException {
    SrtpCryptoContext known = rtp.get(ssrc);
    return known != null || rtp.size() >= limit ? known : factory.deriveContext(ssrc, 0);
  }

  /** As {@link #rtp}. */
  @Nullable SrtcpCryptoContext rtcp(int ssrc) throws GeneralSecurityException {
    SrtcpCryptoContext known = rtcp.get(ssrc);
    return known != null || rtcp.size() >= limit ? known : factory.deriveControlContext(ssrc);
  }

  void keep(SrtpCryptoContext context) {
    rtp.putIfAbsent(context.getSsrc(), context);
  }

  void keep(SrtcpCryptoContext context) {
    rtcp.putIfAbsent(context.getSsrc(), context);
  }

  static SrtpStatus status(SrtpErrorStatus status) {
    return switch (status) {
      case OK -> SrtpStatus.OK;
      case INVALID_PACKET -> SrtpStatus.MALFORMED;
      case REPLAY_FAIL, REPLAY_OLD -> SrtpStatus.REPLAYED;
      case AUTH_FAIL, FAIL -> SrtpStatus.UNAUTHENTICATED;
    };
  }
}
