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
