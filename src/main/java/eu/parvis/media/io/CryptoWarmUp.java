package eu.parvis.media.io;

import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import java.nio.ByteBuffer;

/**
 * Loads and compiles the cryptography before the first call needs it. Cold, it stops a loop for
 * tens of milliseconds, which spoils the arrival times that senders estimate their bandwidth from.
 */
final class CryptoWarmUp {

  private static final int ROUNDS = 3_000;

  /**
   * Calls of {@link DtlsEngine#warmUp}: after seven or so a handshake takes a tenth of the time.
   */
  private static final int MAX_BATCHES = 12;

  /** A call that takes no longer than this shows that there is nothing left to compile. */
  private static final long WARM_NANOS = 80_000_000;

  private static final int PACKET_BYTES = 1_000;

  private CryptoWarmUp() {}

  static void start(DtlsEngine dtls) {
    Thread.ofPlatform().name("media-warm-up").daemon(true).start(() -> run(dtls));
  }

  private static void run(DtlsEngine dtls) {
    dtls.warmUp();
    for (SrtpProfile profile : SrtpProfile.values()) {
      var keys = new SrtpKeys(profile, new byte[profile.exportedBytes()]);
      warmUp(SrtpSender.ofClient(keys), SrtpReceiver.ofClient(keys));
    }
    boolean warm = false;
    for (int batch = 1; batch < MAX_BATCHES && !warm; batch++) {
      long beforeNanos = System.nanoTime();
      dtls.warmUp();
      warm = System.nanoTime() - beforeNanos < WARM_NANOS;
    }
  }

  private static void warmUp(SrtpSender sender, SrtpReceiver receiver) {
    ByteBuffer packet = ByteBuffer.allocate(PacketRing.SLOT_BYTES);
    for (int i = 0; i < ROUNDS; i++) {
      packet.clear().limit(PACKET_BYTES);
      packet.putShort(0, (short) 0x8064).putShort(2, (short) i).putInt(8, 1);
      if (sender.protectRtp(packet)) {
        receiver.unprotectRtp(packet);
      }
    }
  }
}
