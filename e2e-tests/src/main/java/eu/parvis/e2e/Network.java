package eu.parvis.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A home with a machine for one browser, and a router between it and everybody else.
 *
 * <pre>
 * everybody else            router                       home
 *   .1 ──────────────── .2 (forwards) .5 ──────────── .6 eth0
 *   .9                                  .13 ──────────── .14 eth1, if there is a mobile link
 * </pre>
 *
 * <p>Home and router are network namespaces of Linux that are joined by pairs of virtual cables in
 * 198.18.0.0/15, the addresses for tests of networks (RFC 2544). Needs root. What a run that died
 * has left is taken away by the next one.
 */
final class Network implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("parvis-((\\d+)-\\d+)-(?:router|home)");
  private static final AtomicInteger LAID = new AtomicInteger();

  /** Of a virtual machine at a time. */
  private static final int AT_MOST = 5;

  private static final long COMMAND_SECONDS = 10;

  /** Rules of the router that are asked before its table of routes, the lower number first. */
  private static final int DOORS = 100;

  private static final int WALL = 200;

  /** What the mobile link carries each way: a bucket of tokens before which packets queue. */
  private static final String MOBILE = "tbf rate 2mbit burst 32kbit latency 200ms";

  private static final Pattern SENT = Pattern.compile("qdisc tbf .*\\s+Sent (\\d+) bytes");

  private final long pid = ProcessHandle.current().pid();
  private final int number = LAID.getAndIncrement() % AT_MOST;
  private final String id = pid + "-" + number;
  private final String router = "parvis-" + id + "-router";
  private final String home = "parvis-" + id + "-home";
  private final Family family;
  private final String prefix;
  private final Thread whenDying = new Thread(() -> remove(id));

  private boolean walled;

  /** How addresses are written, with room for two at the ends of a cable. */
  private enum Family {
    IPV4("198.18.%d.", 30, 32, "", "ipv4/ip_forward"),
    IPV6("2001:2:0:%x::", 126, 128, " nodad", "ipv6/conf/all/forwarding");

    private final String prefix;
    private final int cable;
    private final int one;
    private final String atOnce;
    private final String forwarding;

    Family(String prefix, int cable, int one, String atOnce, String forwarding) {
      this.prefix = prefix;
      this.cable = cable;
      this.one = one;
      this.atOnce = atOnce;
      this.forwarding = forwarding;
    }
  }

  private Network(Family family) {
    this.family = family;
    this.prefix = family.prefix.formatted(1 + (AT_MOST * pid + number) % 255);
  }

  /**
   * Lays the cables and switches the router on.
   *
   * @throws IllegalStateException if this machine does not allow it
   */
  static Network lay() {
    return lay(Family.IPV4);
  }

  /** The same with IPv6 alone, in 2001:2::/48, the addresses for tests of networks (RFC 5180). */
  static Network layIpv6() {
    return lay(Family.IPV6);
  }

  private static Network lay(Family family) {
    removeLeftovers();
    Network network = new Network(family);
    Runtime.getRuntime().addShutdownHook(network.whenDying);
    try {
      network.build();
    } catch (IllegalStateException e) {
      network.close();
      throw e;
    }
    return network;
  }

  private void build() {
    String cable = "pv" + pid + number;
    for (String namespace : List.of(router, home)) {
      ip("netns add " + namespace);
      ip("-n %s link set lo up".formatted(namespace));
    }
    ip("link add %s type veth peer name outside netns %s".formatted(cable, router));
    ip("-n %s link add inside type veth peer name eth0 netns %s".formatted(router, home));
    give("", 1, family.cable, cable);
    give("", 9, family.one, cable);
    give("-n " + router, 2, family.cable, "outside");
    give("-n " + router, 5, family.cable, "inside");
    give("-n " + home, 6, family.cable, "eth0");
    ip("link set %s up".formatted(cable));
    ip("-n %s link set outside up".formatted(router));
    ip("-n %s link set inside up".formatted(router));
    ip("route add %s4/%d via %s2".formatted(prefix, family.cable, prefix));
    ip("-n %s route add %s9/%d via %s1".formatted(router, prefix, family.one, prefix));
    plugIn();
    forward(true);
  }

  private void give(String where, int number, int mask, String device) {
    ip(
        "%s addr add %s%d/%d dev %s%s"
            .formatted(where, prefix, number, mask, device, family.atOnce)
            .strip());
  }

  /** The address at which the home reaches everybody else. */
  String address() {
    return prefix + "1";
  }

  /** Another address of everybody else, for a server that is not the product. */
  String secondAddress() {
    return prefix + "9";
  }

  /**
   * The router lets from home to everybody else only what is named, and drops the rest without a
   * word; what comes from the other side always passes.
   *
   * @param flows each as rules of iproute2 name it: {@code to 198.18.0.1 ipproto tcp dport 443}
   */
  void letOut(List<String> flows) {
    takeDownWall();
    ip("-n %s rule add pref %d iif inside blackhole".formatted(router, WALL));
    walled = true;
    for (String flow : flows) {
      ip("-n %s rule add pref %d iif inside %s lookup main".formatted(router, DOORS, flow));
    }
  }

  /** The router lets everything out. */
  void takeDownWall() {
    if (walled) {
      for (int preference : List.of(WALL, DOORS)) {
        while (ip("-n %s rule list pref %d".formatted(router, preference)).contains("inside")) {
          ip("-n %s rule delete pref %d".formatted(router, preference));
        }
      }
      walled = false;
    }
  }

  /** A program that runs {@code program} on the machine at home. */
  Path atHome(Path program) {
    return Target.script(home, "exec ip netns exec %s %s \"$@\"".formatted(home, program));
  }

  /** The router drops everything: neither side is told, and all cables stay plugged in. */
  void fallSilent() {
    forward(false);
  }

  void speakAgain() {
    forward(true);
  }

  /** The cable comes out of the machine at home, which notices; everybody else does not. */
  void pullOut() {
    ip("-n %s link set eth0 down".formatted(home));
  }

  void plugIn() {
    ip("-n %s link set eth0 up".formatted(home));
    ip("-n %s route replace default via %s5".formatted(home, prefix));
  }

  /**
   * A second cable between router and home, with addresses of its own, that carries 2 Mbit/s where
   * the kernel has {@code tbf}; not plugged in yet.
   */
  void layMobileLink() {
    ip("-n %s link add mobile type veth peer name eth1 netns %s".formatted(router, home));
    give("-n " + router, 13, family.cable, "mobile");
    ip("-n %s link set mobile up".formatted(router));
    narrow(router, "mobile");
    narrow(home, "eth1");
    ip("route add %s12/%d via %s2".formatted(prefix, family.cable, prefix));
  }

  private static void narrow(String namespace, String device) {
    try {
      tc("-n %s qdisc add dev %s root %s".formatted(namespace, device, MOBILE));
    } catch (IllegalStateException e) {
      if (!String.valueOf(e.getMessage()).contains("kind is unknown")) {
        throw e;
      }
    }
  }

  /** Bytes that went through the bucket of the machine at home; empty where it has none. */
  OptionalLong sentThroughBucket() {
    Matcher sent = SENT.matcher(tc("-s -n %s qdisc show dev eth1".formatted(home)));
    return sent.find() ? OptionalLong.of(Long.parseLong(sent.group(1))) : OptionalLong.empty();
  }

  /** Ways out of the machine at home; a machine that moves has one at a time. */
  enum Link {
    FIXED("eth0", 6, 5),
    MOBILE("eth1", 14, 13);

    private final String device;
    private final int own;
    private final int router;

    Link(String device, int own, int router) {
      this.device = device;
      this.own = own;
      this.router = router;
    }
  }

  /** The machine at home leaves the other link, whose address is gone, and takes this one. */
  void moveTo(Link link) {
    Link other = link == Link.FIXED ? Link.MOBILE : Link.FIXED;
    ip("-n %s addr flush dev %s".formatted(home, other.device));
    ip("-n %s link set %s down".formatted(home, other.device));
    ip("-n %s addr flush dev %s".formatted(home, link.device));
    give("-n " + home, link.own, family.cable, link.device);
    ip("-n %s link set %s up".formatted(home, link.device));
    ip("-n %s route replace default via %s%d".formatted(home, prefix, link.router));
  }

  /** The address of the machine at home on a link. */
  String addressOn(Link link) {
    return prefix + link.own;
  }

  private void forward(boolean on) {
    String command = "echo %d > /proc/sys/net/%s".formatted(on ? 1 : 0, family.forwarding);
    run(List.of("ip", "netns", "exec", router, "sh", "-c", command));
  }

  private static void removeLeftovers() {
    Matcher names = NAME.matcher(ip("netns list"));
    while (names.find()) {
      if (ProcessHandle.of(Long.parseLong(names.group(2))).isEmpty()) {
        remove(names.group(1));
      }
    }
  }

  /** The cables go with the namespaces at their ends. */
  private static void remove(String id) {
    Matcher names = NAME.matcher(ip("netns list"));
    while (names.find()) {
      if (names.group(1).equals(id)) {
        ip("netns delete " + names.group());
      }
    }
  }

  private static String ip(String arguments) {
    return iproute("ip", arguments);
  }

  private static String tc(String arguments) {
    return iproute("tc", arguments);
  }

  private static String iproute(String program, String arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments.split(" ")));
    return run(command);
  }

  private static String run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
      Process process = builder.start();
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + ": does not end");
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "%s: %s (network namespaces need root and iproute2)"
                .formatted(String.join(" ", command), said.strip()));
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException("the journeys over a cut network need iproute2", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    remove(id);
    try {
      Runtime.getRuntime().removeShutdownHook(whenDying);
    } catch (IllegalStateException dying) {
      // The hook runs already.
    }
  }
}
