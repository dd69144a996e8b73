package eu.parvis.account;

import com.twelvemonkeys.image.ResampleOp;
import eu.parvis.account.PictureRefused.Reason;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/**
 * Makes a small square JPEG of a picture. Only pixels pass: whatever else a file carries (EXIF with
 * the place, thumbnails, another file behind it) is not read, but for which side is up.
 */
final class SquarePicture {

  /** Pixels of a side. */
  static final int SIDE = 256;

  private static final Set<String> FORMATS = Set.of("png", "jpeg", "webp");

  /** A progressive JPEG comes in some ten; each costs a pass over all pixels. */
  private static final int MOST_SCANS = 64;

  private SquarePicture() {}

  static byte[] of(byte[] file) throws PictureRefused {
    if (file.length > ProfilePictures.MOST_BYTES) {
      throw new PictureRefused(Reason.TOO_LARGE);
    }
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      var reader = reader(in);
      try {
        var jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        if (jpeg && scans(file) > MOST_SCANS) {
          throw new PictureRefused(Reason.NO_PICTURE);
        }
        reader.setInput(in, true, !jpeg);
        return encode(scale(read(reader), jpeg ? orientation(reader) : ""));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException _) {
      // Readers throw many things at bytes that are none of theirs.
      throw new PictureRefused(Reason.NO_PICTURE);
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException, PictureRefused {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      var reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
    }
    throw new PictureRefused(Reason.NO_PICTURE);
  }

  /** Within data of a scan the marker cannot occur (ITU-T T.81, B.1.1.5). */
  private static int scans(byte[] file) {
    var scans = 0;
    for (var at = 1; at < file.length; at++) {
      if (file[at - 1] == (byte) 0xFF && file[at] == (byte) 0xDA) {
        scans++;
      }
    }
    return scans;
  }

  /** The middle, with no more pixels than scaling needs. */
  private static BufferedImage read(ImageReader reader) throws IOException, PictureRefused {
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    if ((long) width * height > ProfilePictures.MOST_PIXELS) {
      throw new PictureRefused(Reason.TOO_MANY_PIXELS);
    }
    var side = Math.min(width, height);
    var wanted = reader.getDefaultReadParam();
    wanted.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    var step = Math.max(1, side / (2 * SIDE));
    wanted.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, wanted);
  }

  /** A word of {@code javax_imageio_1.0}: by which turns and flips the picture comes upright. */
  private static String orientation(ImageReader reader) throws IOException {
    var tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_1.0");
    var found = tree.getElementsByTagName("ImageOrientation");
    return found.item(0) instanceof Element element ? element.getAttribute("value") : "";
  }

  private static BufferedImage scale(BufferedImage read, String orientation) {
    var side = read.getWidth();
    var upright = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var canvas = upright.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, side, side);
    canvas.drawImage(read, upright(orientation, side), null);
    canvas.dispose();
    return new ResampleOp(SIDE, SIDE, ResampleOp.FILTER_LANCZOS).filter(upright, null);
  }

  /** Turns are counter-clockwise and come before flips. */
  private static AffineTransform upright(String orientation, int side) {
    return switch (orientation) {
      case "FlipH" -> new AffineTransform(-1, 0, 0, 1, side, 0);
      case "FlipV" -> new AffineTransform(1, 0, 0, -1, 0, side);
      case "Rotate90" -> new AffineTransform(0, -1, 1, 0, 0, side);
      case "Rotate180" -> new AffineTransform(-1, 0, 0, -1, side, side);
      case "Rotate270" -> new AffineTransform(0, 1, -1, 0, side, 0);
      case "FlipVRotate90" -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case "FlipHRotate90" -> new AffineTransform(0, -1, -1, 0, side, side);
      default -> new AffineTransform();
    };
  }

  private static byte[] encode(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(picture, "jpeg", out)) {
        throw new IOException("no encoder");
      }
    }
    return bytes.toByteArray();
  }
}
