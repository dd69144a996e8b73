package eu.parvis.media.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.ice.IceCredentials;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;

/** Any bytes may come to the port: nothing is thrown, and nothing is answered without password. */
class StunFuzzTest {

  private static final InetSocketAddress FROM = new InetSocketAddress("198.51.100.1", 1111);

  @FuzzTest
  void anyBytesAreHarmless(byte[] bytes) {
    var agent =
        new IceAgent(
            new IceCredentials("evtj", "a password that fuzzing cannot guess"),
            new Random(1),
            new IceAgent.Port() {
              @Override
              public void transmit(InetSocketAddress to, ByteBuffer message) {
                throw new AssertionError("A message without password was answered");
              }

              @Override
              public boolean claim(InetSocketAddress address) {
                throw new AssertionError("A message without password validated an address");
              }
            });
    agent.receive(0, FROM, ByteBuffer.wrap(bytes));
  }
}
