package eu.parvis.media.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.ice.IceCredentials;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;

/** Any bytes may come to the port: nothing is thrown, and nothing is answered without password. */
class StunFuzzTest {

  private static final CandidatePair PAIR =
      new CandidatePair(
          new InetSocketAddress("192.0.2.1", 10000), new InetSocketAddress("198.51.100.1", 1111));

  @FuzzTest
  void anyBytesAreHarmless(byte[] bytes) {
    var agent =
        new IceAgent(
            new IceCredentials("evtj", "a password that fuzzing cannot guess"),
            new Random(1),
            new IceAgent.Port() {
              @Override
              public void transmit(CandidatePair pair, ByteBuffer message) {
                throw new AssertionError("A message without password was answered");
              }

              @Override
              public boolean claim(CandidatePair pair) {
                throw new AssertionError("A message without password validated an address");
              }

              @Override
              public void release(CandidatePair pair) {
                throw new AssertionError("A message without password took an address away");
              }
            });
    agent.receive(0, PAIR, ByteBuffer.wrap(bytes));
  }
}
