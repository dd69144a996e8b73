package eu.parvis.load;

/**
 * Who takes part in a load, and in what way.
 *
 * @param participants 1 to {@value #MAX_PARTICIPANTS}
 * @param cameras how many of them, the first ones, send pictures
 * @param speakers how many of them, the first ones, speak
 * @param lastN cameras that each of them wants to see at most; -1 for all
 * @param maxHeight lines of picture that each of them wants at most
 * @param temporalLayers of their pictures that cameras send, 1 for a quarter of the frames to
 *     {@value #MAX_TEMPORAL_LAYERS} for all
 */
public record LoadPlan(
    int participants, int cameras, int speakers, int lastN, int maxHeight, int temporalLayers) {

  /** As many as one process drives with sense. */
  public static final int MAX_PARTICIPANTS = 1_000;

  /** As many as the recording has. */
  public static final int MAX_TEMPORAL_LAYERS = 3;

  public LoadPlan {
    if (participants < 1 || participants > MAX_PARTICIPANTS) {
      throw new IllegalArgumentException("participants are 1 to " + MAX_PARTICIPANTS);
    }
    if (cameras < 0 || cameras > participants || speakers < 0 || speakers > participants) {
      throw new IllegalArgumentException("cameras and speakers are 0 to participants");
    }
    if (lastN < -1 || maxHeight < 0) {
      throw new IllegalArgumentException("last-n is -1 or more, height 0 or more");
    }
    if (temporalLayers < 1 || temporalLayers > MAX_TEMPORAL_LAYERS) {
      throw new IllegalArgumentException("temporal layers are 1 to " + MAX_TEMPORAL_LAYERS);
    }
  }
}
