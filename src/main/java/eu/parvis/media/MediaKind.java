package eu.parvis.media;

/** Kind of a media stream. */
public enum MediaKind {
  AUDIO,
  VIDEO
}
