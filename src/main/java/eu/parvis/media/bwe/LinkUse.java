package eu.parvis.media.bwe;

/** What the delay of packets tells of a link (draft-ietf-rmcat-gcc-02 section 5.4). */
enum LinkUse {
  /** Queues neither grow nor shrink. */
  NORMAL,
  /** A queue grows: more is sent than the link carries. */
  OVER,
  /** A queue that was there is being emptied. */
  UNDER
}
