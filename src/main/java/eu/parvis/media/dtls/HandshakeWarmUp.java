package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Handshakes of an engine with itself: a cold one takes ten times as long as the next ones. */
final class HandshakeWarmUp {

  private static final int ROUNDS = 8;

  private final DtlsEngine engine;
  private final BcTlsCrypto crypto;
  private final DtlsIdentity identity;

  HandshakeWarmUp(DtlsEngine engine, BcTlsCrypto crypto, DtlsIdentity identity) {
    this.engine = engine;
    this.crypto = crypto;
    this.identity = identity;
  }

  void run() {
    for (int i = 0; i < ROUNDS; i++) {
      handshake();
    }
  }

  private void handshake() {
    AtomicReference<@Nullable DtlsConnection> server = new AtomicReference<>();
    var client = new QueuedTransport(datagram -> offer(server.get(), datagram));
    server.set(engine.open(identity.fingerprint(), new ToClient(client)));
    try {
      int[] profiles = {SrtpProfile.AEAD_AES_128_GCM.code()};
      var rules = new SrtpClient(crypto, identity, profiles);
      new DTLSClientProtocol().connect(rules, client);
    } catch (IOException _) {
      // the engine is busy with real handshakes, which warm it up as well
    } finally {
      client.close();
      DtlsConnection connection = server.get();
      if (connection != null) {
        connection.close();
      }
    }
  }

  private static void offer(@Nullable DtlsConnection to, byte[] datagram) {
    if (to != null) {
      to.offer(ByteBuffer.wrap(datagram));
    }
  }

  /** Sends the client what the server says. */
  private record ToClient(QueuedTransport client) implements DtlsPeer {

    @Override
    public void transmit(byte[] datagram) {
      client.offer(ByteBuffer.wrap(datagram));
    }

    @Override
    public void established(SrtpKeys keys) {}

    @Override
    public void failed(Failure failure) {
      client.close();
    }

    @Override
    public void closed() {}
  }
}
