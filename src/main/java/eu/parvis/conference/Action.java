package eu.parvis.conference;

/** What a participant may do in a call, as far as not everybody always may. */
public enum Action {
  /** Be heard, by microphone or with a share. */
  SPEAK,
  /** Be seen by camera. */
  SHOW,
  /** Share a screen. */
  SHARE,
  /** Write to everybody. */
  CHAT,
  /** Send the others signs that are neither text nor media. */
  REACT,
  /** Change their own name. */
  RENAME_THEMSELVES,
  /** Silence a microphone or camera once; its owner may switch it on again. */
  MUTE,
  /** Take a microphone, a camera or the sharing of screens away from somebody, and give it back. */
  FORBID,
  /** Lower somebody's raised hand. */
  LOWER_HAND,
  /** Change somebody's name. */
  RENAME,
  /** Put somebody out, who may come again. */
  REMOVE,
  /** Put somebody out, who waits until somebody lets them in again. */
  SEND_TO_LOBBY,
  /** Put somebody out for good. */
  BAN,
  /** Let somebody ask again who was put out for good. */
  LIFT_BAN,
  /** Make somebody a moderator, or take that away. */
  GIVE_ROLE,
  /** Make somebody else the owner. */
  TRANSFER,
  /** Change what everybody may do. */
  SET_POLICIES,
  /** Let nobody else in, or again. */
  LOCK,
  /** Let in who waits. */
  ADMIT,
  /** End the call for all. */
  END
}
