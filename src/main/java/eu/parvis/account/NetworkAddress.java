package eu.parvis.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one source of attempts: an IPv4 address, or the /64 that one IPv6 host owns. */
public final class NetworkAddress {

  private static final int PREFIX_BYTES = 8;

  private NetworkAddress() {}

  /** The same for every address of one source; what is no address stays as it is. */
  public static String key(String literal) {
    try {
      return InetAddress.ofLiteral(literal) instanceof Inet6Address address
          ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
          : literal;
    } catch (IllegalArgumentException _) {
      return literal;
    }
  }
}
