package eu.parvis.e2e;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a page made so far of the media that it receives, by its own getStats.
 *
 * @param nanos when it was asked
 * @param pictures videos that were received at all
 * @param frames decoded of all of them
 * @param freezes by the standard's measure: a frame three times as late as usual, 150 ms at least
 * @param tallest lines of the tallest picture now
 * @param samples of sound that were played
 * @param concealed of these, made up for want of packets
 */
record Viewing(
    long nanos,
    int pictures,
    long frames,
    long freezes,
    long tallest,
    long samples,
    long concealed) {

  static Viewing of(Person person) {
    return of(System.nanoTime(), person.senses().statistics());
  }

  static Viewing of(long nanos, List<Map<String, Object>> reports) {
    List<Map<String, Object>> videos =
        reports.stream()
            .filter(received("video"))
            .filter(report -> Senses.number(report, "framesDecoded") > 0)
            .toList();
    List<Map<String, Object>> sounds = reports.stream().filter(received("audio")).toList();
    return new Viewing(
        nanos,
        videos.size(),
        sum(videos, "framesDecoded"),
        sum(videos, "freezeCount"),
        videos.stream().mapToLong(report -> whole(report, "frameHeight")).max().orElse(0),
        sum(sounds, "totalSamplesReceived"),
        sum(sounds, "concealedSamples") - sum(sounds, "silentConcealedSamples"));
  }

  private static Predicate<Map<String, Object>> received(String kind) {
    return report -> "inbound-rtp".equals(report.get("type")) && kind.equals(report.get("kind"));
  }

  private static long sum(List<Map<String, Object>> reports, String key) {
    return reports.stream().mapToLong(report -> whole(report, key)).sum();
  }

  private static long whole(Map<String, Object> report, String key) {
    return (long) Senses.number(report, key);
  }

  double secondsSince(Viewing before) {
    return (nanos - before.nanos) / 1e9;
  }

  /** Frames a second since {@code before}, mean over the pictures. */
  double framesPerSecondSince(Viewing before) {
    return pictures == 0 ? 0 : (frames - before.frames) / secondsSince(before) / pictures;
  }

  /** Share of the sound since {@code before} that was made up; null if there was none. */
  @Nullable Double concealmentPercentSince(Viewing before) {
    long played = samples - before.samples;
    return played == 0 ? null : 100.0 * (concealed - before.concealed) / played;
  }
}
