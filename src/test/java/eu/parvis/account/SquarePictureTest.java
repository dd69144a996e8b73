package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file that somebody chooses as a picture, and of one that is none. */
class SquarePictureTest {

  /** 40 by 30, the left half red, the right half blue. */
  private static final String WEBP =
      "UklGRngAAABXRUJQVlA4IGwAAADwBACdASooAB4APpE6mEeloyKhMAgAsBIJQBig0g+UClAfgBXf+4AAXvMGf2rM6AAA"
          + "/u6mP/7Fn3iWdX/7nA+9B88P8nXwIVF7yeRW/vQQPecxb/jr6cepODKFRf4QI52fGB7iMFWC4vwAAAA=";

  private static final String SECRET = "48.8566 N 2.3522 E <script>";

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void theMiddleOfAPictureBecomesASquare(String format) throws Exception {
    var square = square(file(halves(900, 300), format));
    assertThat(square.getWidth()).isEqualTo(SquarePicture.SIDE);
    assertThat(square.getHeight()).isEqualTo(SquarePicture.SIDE);
    assertThat(reddish(square, 20, 128)).isTrue();
    assertThat(reddish(square, 236, 128)).isFalse();
  }

  @Test
  void webpIsRead() throws Exception {
    var square = square(Base64.getDecoder().decode(WEBP));
    assertThat(reddish(square, 20, 128)).isTrue();
    assertThat(reddish(square, 236, 128)).isFalse();
  }

  @Test
  void whatIsTransparentIsWhite() throws Exception {
    var clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
    assertThat(new Color(square(file(clear, "png")).getRGB(9, 9))).isEqualTo(Color.WHITE);
  }

  /** Where the red side of a picture is that a camera wrote turned (Exif 2.3, 4.6.4 A). */
  @ParameterizedTest
  @CsvSource({
    "1, 20, 128", "2, 236, 128", "3, 236, 128", "4, 20, 128",
    "5, 128, 20", "6, 128, 20", "7, 128, 236", "8, 128, 236"
  })
  void aTurnedPhotographComesUpright(int orientation, int x, int y) throws Exception {
    var square = square(withExif(file(halves(300, 300), "jpeg"), orientation));
    assertThat(reddish(square, x, y)).isTrue();
    assertThat(reddish(square, 255 - x, 255 - y)).isFalse();
  }

  /** Without the new encoding the place and the page behind the picture are in the result. */
  @Tag("asvs-5.3.1")
  @Tag("asvs-5.4.3")
  @Tag("asvs-5.2.2")
  @Test
  void nothingButPixelsPasses() throws Exception {
    var photograph = withExif(file(halves(300, 300), "jpeg"), 1);
    var polyglot = join(photograph, ("<html>" + SECRET).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(text(polyglot)).contains("Exif", SECRET);
    var jpeg = SquarePicture.of(polyglot);
    assertThat(text(jpeg)).doesNotContain("Exif", SECRET, "<html>");
    assertThat(Arrays.copyOf(jpeg, 3)).containsExactly(0xFF, 0xD8, 0xFF);
    assertThat(Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length)).containsExactly(0xFF, 0xD9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a picture",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "GIF89a\1\0\1\0\200\0\0\0\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
        "BM\0\0\0\0\0\0\0\0",
        "RIFF\10\0\0\0WEBPVP8 ",
        "\377\330\377"
      })
  void whatIsNoPictureIsRefused(String file) {
    refuses(file.getBytes(StandardCharsets.ISO_8859_1), PictureRefused.Reason.NO_PICTURE);
  }

  @Test
  void aTornPictureIsRefusedOrRead() throws Exception {
    var random = new Random(5);
    for (var format : new String[] {"png", "jpeg"}) {
      var whole = file(halves(60, 60), format);
      for (var round = 0; round < 200; round++) {
        var torn = Arrays.copyOf(whole, random.nextInt(whole.length));
        for (var at = 0; at < torn.length / 50; at++) {
          torn[random.nextInt(torn.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(SquarePicture.of(torn)).isNotEmpty();
        } catch (PictureRefused refused) {
          assertThat(refused.reason()).isNotEqualTo(PictureRefused.Reason.TOO_LARGE);
        }
      }
    }
  }

  /** The switch is the comparison with {@code MOST_BYTES} in {@code SquarePicture}. */
  @Tag("asvs-5.2.1")
  @Test
  void moreBytesThanAreTakenAreRefused() throws Exception {
    var whole = file(halves(30, 30), "png");
    refuses(Arrays.copyOf(whole, ProfilePictures.MOST_BYTES + 1), PictureRefused.Reason.TOO_LARGE);
    assertThat(SquarePicture.of(Arrays.copyOf(whole, ProfilePictures.MOST_BYTES))).isNotEmpty();
  }

  /**
   * The first chunk alone says how large a PNG is; nobody has to send the pixels. The switch is the
   * comparison with {@code MOST_PIXELS}.
   */
  @Tag("asvs-5.2.6")
  @Test
  void morePixelsThanAreTakenAreRefusedBeforeTheyAreRead() throws Exception {
    var bomb = file(halves(30, 30), "png");
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
    refuses(bomb, PictureRefused.Reason.TOO_MANY_PIXELS);
  }

  /** Each scan of a progressive JPEG costs a pass over all pixels; the switch is MOST_SCANS. */
  @Test
  void aPictureOfHundredsOfScansIsRefused() throws Exception {
    assertThat(SquarePicture.of(withScanMarkers(60))).isNotEmpty();
    refuses(withScanMarkers(70), PictureRefused.Reason.NO_PICTURE);
  }

  /** In a comment, where decoders pass them by. */
  private static byte[] withScanMarkers(int count) throws IOException {
    var markers = ByteBuffer.allocate(2 * count);
    while (markers.hasRemaining()) {
      markers.putShort((short) 0xFFDA);
    }
    return withSegment(file(halves(30, 30), "jpeg"), 0xFFFE, markers.array());
  }

  private static void refuses(byte[] file, PictureRefused.Reason reason) {
    assertThatExceptionOfType(PictureRefused.class)
        .isThrownBy(() -> SquarePicture.of(file))
        .extracting(PictureRefused::reason)
        .isEqualTo(reason);
  }

  private static BufferedImage square(byte[] file) throws IOException, PictureRefused {
    return ImageIO.read(new ByteArrayInputStream(SquarePicture.of(file)));
  }

  private static boolean reddish(BufferedImage picture, int x, int y) {
    var color = new Color(picture.getRGB(x, y));
    return color.getRed() > 200 && color.getBlue() < 60;
  }

  static BufferedImage halves(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = picture.createGraphics();
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 2, height);
    canvas.setColor(Color.BLUE);
    canvas.fillRect(width / 2, 0, width - width / 2, height);
    canvas.dispose();
    return picture;
  }

  static byte[] file(BufferedImage picture, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, format, bytes);
    return bytes.toByteArray();
  }

  /** Puts an APP1 segment behind the first marker, as cameras do. */
  private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
    var secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
    var exif =
        ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + secret.length)
            .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(8) // the first directory begins behind this
            .putShort((short) 2) // its entries
            .putShort((short) 0x010E) // ImageDescription
            .putShort((short) 2)
            .putInt(secret.length)
            .putInt(8 + 2 + 2 * 12 + 4)
            .putShort((short) 0x0112) // Orientation
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0) // no other directory
            .put(secret)
            .array();
    return withSegment(jpeg, 0xFFE1, exif);
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) throws IOException {
    var segment =
        ByteBuffer.allocate(4 + content.length)
            .putShort((short) marker)
            .putShort((short) (2 + content.length))
            .put(content)
            .array();
    return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  private static byte[] join(byte[]... parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
