package eu.parvis.e2e;

/**
 * What a camera and a microphone give of one person: a colour and a tone nobody else has.
 *
 * @param hueDegrees 0 to 359, on the colour wheel
 * @param toneHertz whole, so that a second of it loops without a click
 */
record Likeness(int hueDegrees, int toneHertz) {

  /**
   * Neighbours are 45 degrees and 170 Hz apart, which VP8 and Opus keep apart with room to spare.
   */
  static final int DISTINCT = 8;

  private static final int FIRST_TONE_HERTZ = 410;
  private static final int TONE_STEP_HERTZ = 170;

  /** The likeness with this number; numbers {@link #DISTINCT} apart look and sound the same. */
  static Likeness of(int number) {
    int slot = Math.floorMod(number, DISTINCT);
    // Opposite hues first: the first three people are as far apart as can be.
    int hue = (slot * 135) % 360;
    return new Likeness(hue, FIRST_TONE_HERTZ + TONE_STEP_HERTZ * slot);
  }

  /** Degrees between this colour and {@code otherHue}, 0 to 180. */
  int hueDistance(double otherHue) {
    double apart = Math.abs(hueDegrees - otherHue) % 360;
    return (int) Math.round(Math.min(apart, 360 - apart));
  }
}
