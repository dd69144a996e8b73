package eu.parvis.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The internet sockets of a process, read from Linux's {@code /proc}. */
final class Sockets {

  /** One socket; the remote port is 0 while it listens or is connected to nobody. */
  record Socket(
      String protocol,
      InetAddress localAddress,
      int localPort,
      InetAddress remoteAddress,
      int remotePort) {

    boolean tcp() {
      return protocol.startsWith("tcp");
    }

    @Override
    public String toString() {
      return "%s %s:%d > %s:%d"
          .formatted(
              protocol,
              localAddress.getHostAddress(),
              localPort,
              remoteAddress.getHostAddress(),
              remotePort);
    }
  }

  private static final HexFormat HEX = HexFormat.of();
  private static final int IPV4_HEX_DIGITS = 8;

  /** Where most are comes first: a virtual machine speaks IPv4 through sockets of IPv6. */
  private static final List<String> TABLES = List.of("tcp6", "tcp", "udp6", "udp");

  private Sockets() {}

  /** The sockets that {@code pid} holds open; none once it has ended. */
  static Collection<Socket> of(long pid) {
    return bound(pid, inodes(pid)).values();
  }

  /** Those of {@code inodes} that have an end or two, by inode; it takes some 10 ms. */
  static Map<String, Socket> bound(long pid, Set<String> inodes) {
    Map<String, Socket> sockets = new HashMap<>();
    for (String protocol : TABLES) {
      if (sockets.size() == inodes.size()) {
        break;
      }
      for (String line : lines(process(pid).resolve("net").resolve(protocol))) {
        String[] fields = line.strip().split("\\s+");
        if (inodes.contains(fields[9])) {
          sockets.put(fields[9], socket(protocol, fields[1], fields[2]));
        }
      }
    }
    return sockets;
  }

  /** Those of {@code inodes} that are Unix domain sockets, which reach no network. */
  static Set<String> local(long pid, Set<String> inodes) {
    Set<String> local = new HashSet<>();
    for (String line : lines(process(pid).resolve("net").resolve("unix"))) {
      String inode = line.strip().split("\\s+")[6];
      if (inodes.contains(inode)) {
        local.add(inode);
      }
    }
    return local;
  }

  private static Path process(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  /** The inodes of all sockets that {@code pid} holds open; none once it has ended. */
  static Set<String> inodes(long pid) {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> all = Files.list(process(pid).resolve("fd"))) {
      for (Path descriptor : all.toList()) {
        String target = target(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (IOException ended) {
      return Set.of();
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).toList();
    } catch (NoSuchFileException ended) {
      return List.of();
    } catch (IOException ended) {
      return List.of();
    }
  }

  private static Socket socket(String protocol, String local, String remote) {
    return new Socket(protocol, address(local), port(local), address(remote), port(remote));
  }

  private static int port(String end) {
    return HexFormat.fromHexDigits(end.substring(end.indexOf(':') + 1));
  }

  /** The kernel prints each 32-bit word of an address in the machine's (little-endian) order. */
  private static InetAddress address(String end) {
    String hex = end.substring(0, end.indexOf(':'));
    byte[] bytes = new byte[hex.length() / 2];
    for (int word = 0; word < hex.length(); word += IPV4_HEX_DIGITS) {
      byte[] swapped = HEX.parseHex(hex.substring(word, word + IPV4_HEX_DIGITS));
      for (int i = 0; i < swapped.length; i++) {
        bytes[word / 2 + i] = swapped[swapped.length - 1 - i];
      }
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(end, e);
    }
  }
}
