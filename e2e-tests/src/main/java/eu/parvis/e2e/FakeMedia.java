package eu.parvis.e2e;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Files that Chromium plays in place of a camera and a microphone.
 *
 * @param picture YUV4MPEG2, one second, in one colour with a light bar that moves
 * @param sound WAV, 48 kHz mono, of whole seconds
 */
record FakeMedia(Path picture, Path sound) {

  static final int FRAMES_PER_SECOND = 15;

  private static final int WAV_HEADER_BYTES = 44;
  private static final int NOISE = 12;
  private static final double AMPLITUDE = 0.5;

  /** The files of a person, made in the build folder unless they are there. */
  static FakeMedia of(Likeness likeness, int width, int height) {
    return new FakeMedia(picture(likeness, width, height, 0), tone(likeness));
  }

  /** The same with so much noise in the picture that its bits fill what a link carries. */
  static FakeMedia restless(Likeness likeness, int width, int height) {
    return new FakeMedia(picture(likeness, width, height, NOISE), tone(likeness));
  }

  /** The same with a voice, which codecs protect better than a tone. */
  FakeMedia speaking(Likeness likeness) {
    return new FakeMedia(
        picture,
        made(
            "voice-%d.wav".formatted(likeness.hueDegrees()),
            file -> Files.write(file, wav(Voice.of(likeness)))));
  }

  private static Path picture(Likeness likeness, int width, int height, int noise) {
    return made(
        "hue-%d-%dx%d-%d.y4m".formatted(likeness.hueDegrees(), width, height, noise),
        file -> writePicture(file, likeness, width, height, noise));
  }

  private static Path tone(Likeness likeness) {
    return made(
        "tone-%d.wav".formatted(likeness.toneHertz()),
        file -> Files.write(file, wav(tone(likeness.toneHertz()))));
  }

  private interface Writer {
    void write(Path file) throws IOException;
  }

  private static Path made(String name, Writer writer) {
    Path file = Target.folder("media").resolve(name);
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        writer.write(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void writePicture(Path file, Likeness likeness, int width, int height, int noise)
      throws IOException {
    Random random = new Random(likeness.hueDegrees());
    Color colour = Color.getHSBColor(likeness.hueDegrees() / 360f, 0.9f, 0.8f);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(ascii("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n", width, height));
      for (int frame = 0; frame < FRAMES_PER_SECOND; frame++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        byte[] luma = luma(colour, frame, width, height);
        disturb(luma, random, noise);
        out.write(luma);
        byte[] chroma = new byte[width * height / 4];
        Arrays.fill(chroma, blueDifference(colour));
        out.write(chroma);
        Arrays.fill(chroma, redDifference(colour));
        out.write(chroma);
      }
    }
  }

  private static byte[] ascii(String format, int width, int height) {
    return format.formatted(width, height, FRAMES_PER_SECOND).getBytes(StandardCharsets.US_ASCII);
  }

  /** The bar stays in the lowest fifth, so the middle of the picture is one colour. */
  private static byte[] luma(Color colour, int frame, int width, int height) {
    byte[] plane = new byte[width * height];
    Arrays.fill(plane, luma(colour));
    int barWidth = width / FRAMES_PER_SECOND;
    for (int row = height * 4 / 5; row < height; row++) {
      int left = row * width + frame * barWidth;
      Arrays.fill(plane, left, left + barWidth, (byte) 235);
    }
    return plane;
  }

  private static void disturb(byte[] luma, Random random, int noise) {
    for (int i = 0; noise > 0 && i < luma.length; i++) {
      luma[i] += (byte) random.nextInt(-noise, noise + 1);
    }
  }

  /** ITU-R BT.601, studio range, as WebRTC assumes for pictures of this size. */
  private static byte luma(Color c) {
    return level(16 + (65.738 * c.getRed() + 129.057 * c.getGreen() + 25.064 * c.getBlue()) / 256);
  }

  private static byte blueDifference(Color c) {
    return level(
        128 + (-37.945 * c.getRed() - 74.494 * c.getGreen() + 112.439 * c.getBlue()) / 256);
  }

  private static byte redDifference(Color c) {
    return level(128 + (112.439 * c.getRed() - 94.154 * c.getGreen() - 18.285 * c.getBlue()) / 256);
  }

  private static byte level(double value) {
    return (byte) Math.round(value);
  }

  /** Four beeps a second: Chromium's noise suppression takes a steady tone away. */
  private static double[] tone(int hertz) {
    double[] samples = new double[Voice.SAMPLES_PER_SECOND];
    for (int n = 0; n < samples.length; n++) {
      double swell = Math.max(0, Math.sin(2 * Math.PI * 4 * n / samples.length));
      samples[n] = AMPLITUDE * swell * Math.sin(2 * Math.PI * hertz * n / samples.length);
    }
    return samples;
  }

  private static byte[] wav(double[] samples) {
    int bytes = samples.length * Short.BYTES;
    ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER_BYTES - 8 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1);
    wav.putInt(Voice.SAMPLES_PER_SECOND).putInt(Voice.SAMPLES_PER_SECOND * Short.BYTES);
    wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (double sample : samples) {
      wav.putShort((short) Math.round(sample * Short.MAX_VALUE));
    }
    return wav.array();
  }
}
