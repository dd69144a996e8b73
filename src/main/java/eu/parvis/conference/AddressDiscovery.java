package eu.parvis.conference;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses at which browsers may reach this machine: those that the public URL's host
 * resolves to, and the local ones.
 */
final class AddressDiscovery {

  /** Networks that containers and virtual machines have with their host; no browser is there. */
  private static final Pattern BRIDGE =
      Pattern.compile("(docker|br-|veth|virbr|podman|cni|lxcbr|lxdbr).*");

  private AddressDiscovery() {}

  /** A network interface that is up. */
  record Link(String name, List<InetAddress> addresses) {}

  /**
   * @param bind the address of the socket
   * @param publicUrl the configured public URL, if there is one
   */
  static List<InetAddress> discover(InetAddress bind, @Nullable URI publicUrl) {
    return select(bind, resolve(publicUrl), links());
  }

  static List<InetAddress> select(InetAddress bind, List<InetAddress> resolved, List<Link> links) {
    if (!bind.isAnyLocalAddress()) {
      return Stream.concat(resolved.stream().filter(host -> usable(host, bind)), Stream.of(bind))
          .distinct()
          .toList();
    }
    var local =
        links.stream()
            .filter(link -> !BRIDGE.matcher(link.name()).matches())
            .flatMap(link -> link.addresses().stream());
    var found = new LinkedHashSet<InetAddress>();
    Stream.concat(resolved.stream(), local)
        .filter(address -> usable(address, bind))
        .forEach(found::add);
    // A machine without a network can still hold a call with itself.
    return found.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : List.copyOf(found);
  }

  private static boolean usable(InetAddress address, InetAddress bind) {
    return !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && address.isLoopbackAddress() == bind.isLoopbackAddress();
  }

  private static List<InetAddress> resolve(@Nullable URI publicUrl) {
    if (publicUrl == null || publicUrl.getHost() == null) {
      return List.of();
    }
    var host = publicUrl.getHost();
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static List<Link> links() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(AddressDiscovery::up)
          .map(link -> new Link(link.getName(), addresses(link)))
          .toList();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<InetAddress> addresses(NetworkInterface link) {
    return link.inetAddresses().map(AddressDiscovery::withoutScope).toList();
  }

  /** An IPv6 address of an interface names that interface, which means nothing to a browser. */
  static InetAddress withoutScope(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  private static boolean up(NetworkInterface link) {
    try {
      return link.isUp();
    } catch (SocketException e) {
      return false;
    }
  }
}
