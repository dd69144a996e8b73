package eu.parvis.load;

import java.util.Locale;

/**
 * What the participants of a load received, and sent, between two moments.
 *
 * @param connected participants whose media flows
 * @param fewestCameras of how many cameras at a time the worst-off participant has decoded pictures
 * @param fewestVoices how many voices at a time the worst-off participant has heard
 * @param pictures that could be decoded
 * @param undecodablePictures that could not: a gap, a wrong number, a switch without a keyframe
 * @param layerSwitches at which a camera went on, with a keyframe, in another size
 * @param packetsLost of pictures, in vain asked for again
 * @param packetsDisordered that came after a later one
 * @param voiceLost packets of voices that did not come
 * @param delayP50 milliseconds from sending to having it whole, the half of all frames
 */
public record LoadFigures(
    double seconds,
    int participants,
    int connected,
    int fewestCameras,
    int fewestVoices,
    long packetsSent,
    long packetsReceived,
    long pictures,
    long undecodablePictures,
    long layerSwitches,
    long packetsLost,
    long packetsRecovered,
    long packetsDisordered,
    long packetsRefused,
    long keyframeRequests,
    long voicePackets,
    long voiceLost,
    int delayP50,
    int delayP99) {

  /** The fields of a line of JSON, without braces. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "\"participants\":%d,\"connected\":%d,\"seconds\":%.1f,\"fewestCameras\":%d,"
            + "\"fewestVoices\":%d,\"packetsSent\":%d,\"packetsReceived\":%d,\"pictures\":%d,"
            + "\"undecodablePictures\":%d,\"layerSwitches\":%d,\"packetsLost\":%d,"
            + "\"packetsRecovered\":%d,\"packetsDisordered\":%d,\"packetsRefused\":%d,"
            + "\"keyframeRequests\":%d,\"voicePackets\":%d,\"voiceLost\":%d,"
            + "\"delayMs\":{\"p50\":%d,\"p99\":%d}",
        participants,
        connected,
        seconds,
        fewestCameras,
        fewestVoices,
        packetsSent,
        packetsReceived,
        pictures,
        undecodablePictures,
        layerSwitches,
        packetsLost,
        packetsRecovered,
        packetsDisordered,
        packetsRefused,
        keyframeRequests,
        voicePackets,
        voiceLost,
        delayP50,
        delayP99);
  }

  /** The smallest delay that {@code percent} of the counted ones do not exceed; 0 for none. */
  static int percentile(long[] counts, int percent) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (below > 0 && below * 100 >= all * percent) {
        return i;
      }
    }
    return 0;
  }
}
