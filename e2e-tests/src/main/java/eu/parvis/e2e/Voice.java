package eu.parvis.e2e;

import java.util.Arrays;
import java.util.Random;

/**
 * A voice that says nothing: syllables of a hiss and a vowel, in phrases with pauses, made as
 * speech is, by pulses and noise that resonate in a throat. Codecs take it for speech.
 */
final class Voice {

  static final int SAMPLES_PER_SECOND = 48_000;

  private static final int SECONDS = 8;
  private static final double AMPLITUDE = 0.5;
  private static final int SYLLABLES_OF_PHRASE = 7;
  private static final double PAUSE_SECONDS = 0.4;
  private static final double HISS_SECONDS = 0.05;
  private static final double BANDWIDTH_HERTZ = 90;

  /** The first three formants of a, e, i, o and u, in hertz. */
  private static final double[][] VOWELS = {
    {730, 1090, 2440}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410}, {300, 870, 2240},
  };

  private final Random random;
  private final double pitch;
  private final double[] samples = new double[SECONDS * SAMPLES_PER_SECOND];
  private int at;
  private double phase;

  private Voice(Likeness likeness) {
    random = new Random(likeness.hueDegrees());
    pitch = 105 + likeness.hueDegrees() / 4.0;
  }

  /** Returns samples from -1 to 1 of some seconds; the same person always says the same. */
  static double[] of(Likeness likeness) {
    return new Voice(likeness).speak();
  }

  private double[] speak() {
    while (at < samples.length) {
      for (int syllable = 0; syllable < SYLLABLES_OF_PHRASE; syllable++) {
        hiss();
        vowel(1.1 - 0.05 * syllable);
      }
      at += (int) (PAUSE_SECONDS * SAMPLES_PER_SECOND);
    }
    double loudest = Arrays.stream(samples).map(Math::abs).max().orElse(1);
    return Arrays.stream(samples).map(sample -> AMPLITUDE * sample / loudest).toArray();
  }

  /** White noise without its low part. */
  private void hiss() {
    double before = 0;
    int end = end(HISS_SECONDS);
    for (; at < end; at++) {
      double noise = random.nextGaussian();
      samples[at] = 0.02 * (noise - before);
      before = noise;
    }
  }

  /** Pulses of the vocal cords, whose pitch falls over a phrase and trembles. */
  private void vowel(double height) {
    int begin = at;
    int end = end(0.12 + 0.1 * random.nextDouble());
    double[] sound = new double[end - begin];
    for (int n = 0; n < sound.length; n++) {
      phase += pitch * height * (1 + 0.01 * random.nextGaussian()) / SAMPLES_PER_SECOND;
      if (phase >= 1) {
        phase -= 1;
        sound[n] = 1;
      }
    }
    for (double formant : VOWELS[random.nextInt(VOWELS.length)]) {
      resonate(sound, formant);
    }
    for (int n = 0; n < sound.length; n++) {
      samples[begin + n] = sound[n] * Math.sin(Math.PI * n / sound.length);
    }
    at = end;
  }

  /** A resonance of second order, in place. */
  private static void resonate(double[] sound, double hertz) {
    double radius = Math.exp(-Math.PI * BANDWIDTH_HERTZ / SAMPLES_PER_SECOND);
    double first = 2 * radius * Math.cos(2 * Math.PI * hertz / SAMPLES_PER_SECOND);
    double second = -radius * radius;
    double gain = 1 - first - second;
    double last = 0;
    double beforeLast = 0;
    for (int n = 0; n < sound.length; n++) {
      double next = gain * sound[n] + first * last + second * beforeLast;
      beforeLast = last;
      last = next;
      sound[n] = next;
    }
  }

  private int end(double seconds) {
    return Math.min(samples.length, at + (int) (seconds * SAMPLES_PER_SECOND));
  }
}
