package eu.parvis.conference;

/** What a participant may do in a call, as far as not everybody may. */
public enum Action {
  /** Silence a kind of somebody's media once; they may switch it on again. */
  MUTE,
  /** Put somebody out. */
  REMOVE,
  /** Let in who waits. */
  ADMIT,
  /** End the call for all. */
  END
}
