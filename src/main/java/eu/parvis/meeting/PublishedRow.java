package eu.parvis.meeting;

/**
 * An occurrence as its owner's calendar tells of it.
 *
 * @param answer that stands for it; whoever organizes it comes
 */
record PublishedRow(OccurrenceDetails occurrence, PartStat answer) {

  /** Whether it is left out. */
  boolean gone() {
    return occurrence.cancelled() || answer == PartStat.DECLINED;
  }

  /** Whether it is not certain that they come. */
  boolean tentative() {
    return tentative(answer);
  }

  static boolean tentative(PartStat answer) {
    return answer == PartStat.TENTATIVE || answer == PartStat.NEEDS_ACTION;
  }
}
