package eu.parvis.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A TURN client over UDP that does what it is told (RFC 8656), with long-term credentials. Each
 * request returns 0 for success, or the code of the error.
 */
final class TurnClient implements AutoCloseable {

  /** What Parvis gives its clients. */
  record Credentials(String username, String password) {

    /** Credentials of a new client, made as draft-uberti-behave-turn-rest-00 says. */
    static Credentials until(Instant end, String secret) {
      String username = end.getEpochSecond() + ":" + UUID.randomUUID();
      byte[] mac = hmac(secret.getBytes(StandardCharsets.UTF_8), bytes(username));
      return new Credentials(username, Base64.getEncoder().encodeToString(mac));
    }
  }

  static final int SUCCESS = 0;

  private static final int COOKIE = 0x2112A442;
  private static final int HEADER = 20;
  private static final int BINDING = 1;
  private static final int ALLOCATE = 3;
  private static final int REFRESH = 4;
  private static final int CREATE_PERMISSION = 8;
  private static final int USERNAME = 0x06;
  private static final int MESSAGE_INTEGRITY = 0x08;
  private static final int ERROR_CODE = 0x09;
  private static final int LIFETIME = 0x0D;
  private static final int XOR_PEER_ADDRESS = 0x12;
  private static final int REALM = 0x14;
  private static final int NONCE = 0x15;
  private static final int REQUESTED_ADDRESS_FAMILY = 0x17;
  private static final int REQUESTED_TRANSPORT = 0x19;
  private static final byte[] UDP = {17, 0, 0, 0};
  private static final byte[] TEN_MINUTES = {0, 0, 2, 88};
  private static final int ERROR_CLASS = 0x0110;
  private static final int UNAUTHORISED = 401;
  private static final int STALE_NONCE = 438;
  private static final int ANSWER_MILLIS = 1_000;
  private static final int MOST_BYTES = 1_500;

  /** The server remembers whose a port was, and refuses it to the next client (437). */
  private static final Set<Integer> USED_PORTS = ConcurrentHashMap.newKeySet();

  private final DatagramSocket socket;
  private final Map<Integer, byte[]> challenge = new HashMap<>();
  private @Nullable Credentials credentials;
  private int serial;

  TurnClient(Coturn server) {
    try {
      socket = onFreshPort();
      socket.connect(new InetSocketAddress(server.address(), server.port()));
      socket.setSoTimeout(ANSWER_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatagramSocket onFreshPort() throws SocketException {
    while (true) {
      DatagramSocket socket = new DatagramSocket();
      if (USED_PORTS.add(socket.getLocalPort())) {
        return socket;
      }
      socket.close();
    }
  }

  TurnClient with(Credentials own) {
    credentials = own;
    return this;
  }

  /** Whether there is a server. */
  boolean answers() {
    try (this) {
      return request(BINDING, Map::of) == SUCCESS;
    } catch (UncheckedIOException nobody) {
      return false;
    }
  }

  /** Asks for an address of the family of {@code peer}, which has 4 or 16 bytes. */
  int allocateFor(byte[] peer) {
    byte[] family = {family(peer), 0, 0, 0};
    return authenticated(
        ALLOCATE, () -> Map.of(REQUESTED_TRANSPORT, UDP, REQUESTED_ADDRESS_FAMILY, family));
  }

  /** Asks to be heard by {@code peer}, and to hear it. */
  int permit(byte[] peer) {
    return authenticated(CREATE_PERMISSION, () -> Map.of(XOR_PEER_ADDRESS, hidden(peer)));
  }

  /** Keeps the address for another while. */
  int refresh() {
    return authenticated(REFRESH, () -> Map.of(LIFETIME, TEN_MINUTES));
  }

  private int authenticated(int method, Supplier<Map<Integer, byte[]>> attributes) {
    boolean first = challenge.isEmpty();
    int answer = request(method, attributes);
    boolean again = first && answer == UNAUTHORISED || answer == STALE_NONCE;
    return again ? request(method, attributes) : answer;
  }

  private int request(int method, Supplier<Map<Integer, byte[]>> attributes) {
    serial++;
    byte[] message = message(method, attributes.get());
    try {
      socket.send(new DatagramPacket(message, message.length));
      DatagramPacket answer = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
      do {
        socket.receive(answer);
      } while (!sameTransaction(message, answer.getData()));
      return read(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    } catch (SocketTimeoutException silence) {
      throw new UncheckedIOException("no answer to method " + method, silence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean sameTransaction(byte[] one, byte[] other) {
    return Arrays.equals(one, 8, HEADER, other, 8, HEADER);
  }

  private byte[] message(int method, Map<Integer, byte[]> attributes) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    attributes.forEach((type, value) -> write(body, type, value));
    Credentials own = credentials;
    if (own != null && challenge.containsKey(NONCE)) {
      write(body, USERNAME, bytes(own.username()));
      challenge.forEach((type, value) -> write(body, type, value));
      String realm = new String(challenge.get(REALM), StandardCharsets.UTF_8);
      byte[] key = md5(own.username() + ":" + realm + ":" + own.password());
      int integrity = 24;
      byte[] signed = framed(method, body.toByteArray(), body.size() + integrity);
      write(body, MESSAGE_INTEGRITY, hmac(key, signed));
    }
    return framed(method, body.toByteArray(), body.size());
  }

  private byte[] framed(int method, byte[] body, int length) {
    return ByteBuffer.allocate(HEADER + body.length)
        .putShort((short) method)
        .putShort((short) length)
        .putInt(COOKIE)
        .putLong(0)
        .putInt(serial)
        .put(body)
        .array();
  }

  private int read(ByteBuffer answer) {
    int type = answer.getShort();
    answer.position(HEADER);
    int code = SUCCESS;
    while (answer.remaining() >= 4) {
      int attribute = answer.getShort() & 0xFFFF;
      byte[] value = new byte[answer.getShort() & 0xFFFF];
      answer.get(value);
      answer.position(Math.min(answer.limit(), answer.position() + (-value.length & 3)));
      if (attribute == REALM || attribute == NONCE) {
        challenge.put(attribute, value);
      } else if (attribute == ERROR_CODE) {
        code = value[2] * 100 + value[3];
      }
    }
    return (type & ERROR_CLASS) == ERROR_CLASS ? code : SUCCESS;
  }

  private static byte family(byte[] address) {
    return (byte) (address.length == 4 ? 1 : 2);
  }

  /** XOR-PEER-ADDRESS (RFC 8489 section 14.2), port 10000. */
  private byte[] hidden(byte[] address) {
    byte[] mask = ByteBuffer.allocate(16).putInt(COOKIE).putLong(0).putInt(serial).array();
    ByteBuffer value = ByteBuffer.allocate(4 + address.length);
    value.putShort(family(address));
    value.putShort((short) (10_000 ^ COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) {
      value.put((byte) (address[i] ^ mask[i]));
    }
    return value.array();
  }

  private static void write(ByteArrayOutputStream body, int type, byte[] value) {
    body.writeBytes(
        ByteBuffer.allocate(4).putShort((short) type).putShort((short) value.length).array());
    body.writeBytes(value);
    body.writeBytes(new byte[-value.length & 3]);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
