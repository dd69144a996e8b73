package eu.parvis.signaling.websocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.conference.AdmissionRefused;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.ParticipantName;
import eu.parvis.conference.StreamTokens;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import eu.parvis.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ParvisTest
@ExtendWith(OutputCaptureExtension.class)
class SocketsTest {

  private static final String OPEN =
      "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='parvis' version='1.0'/>";

  private static final String BIND =
      "<iq xmlns='jabber:client' id='b' type='set'>"
          + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

  private final HttpClient http = HttpClient.newHttpClient();
  private RoomDetails room;

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private Rooms rooms;
  @Autowired private Admissions admissions;
  @Autowired private StreamTokens tokens;

  @BeforeEach
  void createRoom() {
    var owner =
        people.add(
            new NewPerson(
                "Olga",
                new EmailAddress("olga-" + UUID.randomUUID() + "@example.org"),
                Language.FRENCH,
                false),
            ZoneId.of("Europe/Paris"));
    room = rooms.create(owner.id());
  }

  @Test
  void aTokenOpensOneStream(CapturedOutput output) throws InterruptedException {
    var token = token();
    var socket = open(token);
    assertThat(socket.web.getSubprotocol()).isEqualTo("xmpp");
    socket.web.sendText(OPEN, true).join();
    assertThat(socket.next()).startsWith("<open ");
    assertThat(socket.next()).startsWith("<stream:features ");
    assertThat(refusal("/xmpp-websocket?token=" + token, origin(), "xmpp")).isEqualTo(401);
    socket.web.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    assertThat(output.getAll()).doesNotContain(token);
  }

  @Test
  void aSpentTokenThatNamesAStreamBindsNoOther() throws InterruptedException {
    var token = token();
    var first = open(token);
    authenticate(first);
    first.web.sendText(BIND, true).join();
    assertThat(first.next()).startsWith("<iq ");
    first.web.sendText("<enable xmlns='urn:xmpp:sm:3' resume='true'/>", true).join();
    var id = first.next().replaceAll(".* id=\"([^\"]+)\".*", "$1");
    var second = connect("/xmpp-websocket?token=" + token + "&previd=" + id, origin(), "xmpp");
    authenticate(second);
    second.web.sendText(BIND, true).join();
    assertThat(second.next()).contains("not-authorized");
    assertThat(second.next()).startsWith("<close ");
    assertThat(second.next()).isEqualTo("closed 1008");
    first.web.abort();
  }

  private static void authenticate(Socket socket) throws InterruptedException {
    for (var frame :
        new String[] {
          OPEN, "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>", OPEN
        }) {
      socket.web.sendText(frame, true).join();
    }
    for (var answer : new String[] {"<open ", "<stream:f", "<success ", "<open ", "<stream:f"}) {
      assertThat(socket.next()).startsWith(answer);
    }
  }

  /** The switch is {@code StreamAdmission}. */
  @Tag("asvs-4.4.3")
  @Test
  void refusesAStreamWithoutAToken() {
    assertThat(refusal("/xmpp-websocket", origin(), "xmpp")).isEqualTo(401);
    assertThat(refusal("/xmpp-websocket?token=", origin(), "xmpp")).isEqualTo(401);
    assertThat(refusal("/xmpp-websocket?token=e30.e30.", origin(), "xmpp")).isEqualTo(401);
  }

  @Test
  void refusesAStreamOfAnotherOriginAndKeepsItsTokenUnspent() {
    var path = "/xmpp-websocket?token=" + token();
    assertThat(refusal(path, "https://evil.example", "xmpp")).isEqualTo(403);
    assertThat(refusal(path, "null", "xmpp")).isEqualTo(403);
    assertThat(refusal(path, null, "xmpp")).isEqualTo(403);
    connect(path, origin(), "xmpp").web.abort();
  }

  @Test
  void refusesAStreamWithoutTheSubprotocol() {
    assertThat(refusal("/xmpp-websocket?token=" + token(), origin(), null)).isEqualTo(400);
  }

  @Test
  void refusesABridgeChannelWithoutItsSecret() {
    var path = "/colibri-ws/" + room.id().value() + "/ab12cd34";
    assertThat(refusal(path, origin(), null)).isEqualTo(403);
    assertThat(refusal(path + "?pwd=x", origin(), null)).isEqualTo(403);
    assertThat(refusal(path + "?pwd=x", "https://evil.example", null)).isEqualTo(403);
  }

  @Test
  void aHostThatCannotBeReadIsRefusedAndNoSecretIsLogged(CapturedOutput output) throws IOException {
    assertThat(statusForHost("host.1a", "/xmpp-websocket?token=s3cret-a&previd=s3cret-b"))
        .isEqualTo("HTTP/1.1 400 ");
    assertThat(statusForHost("host.1a", "/colibri-ws/" + room.id().value() + "/ab?pwd=s3cret-c"))
        .isEqualTo("HTTP/1.1 400 ");
    assertThat(output.getAll())
        .contains("A handshake failed: java.lang.IllegalArgumentException")
        .doesNotContain("s3cret");
  }

  @Test
  void aFrameThatIsTooLongGetsAStreamErrorAndTheSocketIsClosed() throws InterruptedException {
    var socket = open(token());
    socket.web.sendText("<a>" + "x".repeat(70_000) + "</a>", true).join();
    assertThat(socket.next()).startsWith("<open ");
    assertThat(socket.next()).contains("policy-violation");
    assertThat(socket.next()).startsWith("<close ");
    assertThat(socket.next()).isEqualTo("closed 1008");
  }

  @Test
  void aBinaryFrameGetsAStreamError() throws InterruptedException {
    var socket = open(token());
    socket.web.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    assertThat(socket.next()).startsWith("<open ");
    assertThat(socket.next()).contains("policy-violation");
  }

  private String origin() {
    return "http://localhost:" + port;
  }

  private String token() {
    var name = ParticipantName.parse("Gil").orElseThrow();
    try {
      var admitted = admissions.admit(room, name, Optional.empty(), Optional.empty());
      return tokens.issue(admitted.admission(), false);
    } catch (AdmissionRefused e) {
      throw new AssertionError(e);
    }
  }

  private Socket open(String token) {
    return connect("/xmpp-websocket?token=" + token, origin(), "xmpp");
  }

  private Socket connect(String path, @Nullable String origin, @Nullable String protocol) {
    var listener = new Received();
    var builder = http.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    if (protocol != null) {
      builder.subprotocols(protocol);
    }
    var uri = URI.create("ws://localhost:" + port + path);
    return new Socket(builder.buildAsync(uri, listener).join(), listener);
  }

  private int refusal(String path, @Nullable String origin, @Nullable String protocol) {
    var failure = catchThrowable(() -> connect(path, origin, protocol));
    if (failure instanceof CompletionException completion
        && completion.getCause() instanceof WebSocketHandshakeException refusal) {
      return refusal.getResponse().statusCode();
    }
    throw new AssertionError("not refused", failure);
  }

  /** The status line; the client of the JDK writes no Host but its own. */
  private String statusForHost(String host, String path) throws IOException {
    try (var socket = new java.net.Socket("localhost", port)) {
      socket.setSoTimeout(Math.toIntExact(Patience.LIMIT.toMillis()));
      var lines =
          List.of(
              "GET " + path + " HTTP/1.1",
              "Host: " + host,
              "Origin: http://" + host,
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Protocol: xmpp",
              "",
              "");
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private record Socket(WebSocket web, Received received) {
    String next() throws InterruptedException {
      var frame = received.frames.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
      return frame == null ? "nothing, while the threads were in " + threads() : frame;
    }

    /** A file with what every thread did, virtual ones too, for whoever looks for the reason. */
    private static Path threads() {
      try {
        var file = Files.createTempFile(Path.of("target"), "threads-", ".txt").toAbsolutePath();
        Files.delete(file);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Received implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        frames.add(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add("closed " + code);
      return null;
    }
  }
}
