package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketWatchTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void seesListenersConnectionsAndDatagramSocketsOfAProcess() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
        Socket client = new Socket(LOOPBACK, listener.getLocalPort());
        DatagramSocket datagrams = new DatagramSocket(0, LOOPBACK)) {
      var sockets = Sockets.of(ProcessHandle.current().pid());
      assertThat(sockets)
          .anyMatch(s -> s.tcp() && s.localPort() == listener.getLocalPort())
          .anyMatch(s -> s.tcp() && s.localPort() == client.getLocalPort())
          .anyMatch(s -> s.tcp() && s.remotePort() == listener.getLocalPort())
          .anyMatch(s -> !s.tcp() && s.localPort() == datagrams.getLocalPort());
      assertThat(sockets)
          .filteredOn(s -> s.remotePort() == listener.getLocalPort())
          .allMatch(s -> s.remoteAddress().isLoopbackAddress());
    }
  }

  @Test
  void tellsUnixDomainSocketsFromThoseOfANetwork(@TempDir Path folder) throws IOException {
    long own = ProcessHandle.current().pid();
    try (ServerSocketChannel local = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      local.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
      String inode = inodeAt(folder.resolve("socket"));
      Set<String> all = Sockets.inodes(own);
      assertThat(Sockets.local(own, all)).contains(inode).isSubsetOf(all);
      assertThat(Sockets.bound(own, all)).doesNotContainKey(inode);
    }
  }

  private static String inodeAt(Path address) throws IOException {
    return Files.readAllLines(Path.of("/proc/net/unix")).stream()
        .filter(line -> line.endsWith(" " + address))
        .map(line -> line.strip().split("\\s+")[6])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void keepsASocketThatIsNotAllowed() throws IOException {
    long own = ProcessHandle.current().pid();
    try (ServerSocket allowed = new ServerSocket(0, 1, LOOPBACK);
        SocketWatch watch =
            new SocketWatch(own, socket -> socket.localPort() == allowed.getLocalPort())) {
      String stray;
      try (ServerSocket listener = new ServerSocket(0, 1, LOOPBACK)) {
        stray = ":" + listener.getLocalPort() + " ";
        Patience.until("stray", Duration.ofSeconds(5), () -> kept(watch, stray), kept -> kept == 1);
      }
      // Servers of other tests in this virtual machine may have opened more meanwhile.
      assertThat(kept(watch, stray)).isEqualTo(1);
      assertThat(kept(watch, ":" + allowed.getLocalPort() + " ")).isZero();
    }
  }

  private static long kept(SocketWatch watch, String port) {
    return watch.strays().stream().filter(stray -> stray.contains(port)).count();
  }

  @Test
  void knowsNothingOfAProcessThatHasEnded() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    assertThat(Sockets.of(process.pid())).isEmpty();
  }
}
