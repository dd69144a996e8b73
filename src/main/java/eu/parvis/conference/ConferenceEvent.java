package eu.parvis.conference;

import eu.parvis.kernel.Slug;
import eu.parvis.media.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News of a conference for one stream, delivered inside a turn of the conference in the order of
 * what happened. The stream of a screen share hears only of itself.
 */
public sealed interface ConferenceEvent {

  /** Another stream joined. */
  record Joined(Occupant occupant) implements ConferenceEvent {}

  /** Another stream is gone. */
  record Left(Occupant occupant) implements ConferenceEvent {}

  /** What is shown of a stream is different: the hearer's own, or another's. */
  record Changed(Occupant occupant) implements ConferenceEvent {}

  /**
   * One kind of a participant's media was silenced; told to everybody, the target too, or to the
   * target alone if it was one of many.
   *
   * @param by null if nobody in particular did it, as when everybody begins muted
   */
  record MutedByServer(Occupant target, MediaKind kind, @Nullable ParticipantId by)
      implements ConferenceEvent {}

  /**
   * What the hearer may do, or what holds in the room, is this from now on; first told on joining.
   *
   * @param by who caused it, or null if that is not known
   */
  record PermissionsChanged(Permissions permissions, @Nullable ParticipantId by)
      implements ConferenceEvent {}

  /**
   * Who waits to be let in, all of them, the first first; told to those who may let them in when
   * they come and whenever it changes.
   *
   * @param telling greater than that of any before; who decides of all names the one they saw
   */
  record Lobby(List<Knock> waiting, long telling) implements ConferenceEvent {}

  /** The hearer's hand was lowered. */
  record HandLowered(ParticipantId by) implements ConferenceEvent {}

  /**
   * The hearer's participant was put out. Last event of the stream.
   *
   * @param banned whether it cannot come again
   */
  record Removed(ParticipantId by, boolean banned) implements ConferenceEvent {}

  /** The hearer's participant was put out and waits to be let in. Last event of the stream. */
  record SentToLobby(ParticipantId by) implements ConferenceEvent {}

  /**
   * The conference is over for all. Last event of the stream.
   *
   * @param by who ended it, or null if there is no such room any more
   */
  record Ended(@Nullable ParticipantId by) implements ConferenceEvent {}

  /** The room has this link from now on, and its former one leads nowhere. */
  record LinkReplaced(Slug link) implements ConferenceEvent {}

  /** A newer stream of the same participant took the place of the hearer. Last event. */
  record Replaced() implements ConferenceEvent {}

  /** The hearer is a screen share and its participant is gone. Last event of the stream. */
  record SharerLeft() implements ConferenceEvent {}

  /**
   * The hearer gave no sign of life for too long, or its admission has ended; it is no longer
   * present. Last event.
   */
  record Expired() implements ConferenceEvent {}

  /** Another stream has not been heard for 3 s; it may come back. */
  record Interrupted(Occupant occupant) implements ConferenceEvent {}

  /** An interrupted stream is heard again. */
  record Resumed(Occupant occupant) implements ConferenceEvent {}

  /** An endpoint became the one who speaks. */
  record DominantSpeaker(String endpointId) implements ConferenceEvent {}

  /**
   * Of these video sources the hearer is sent something, most important first, and of no others.
   *
   * @param sources their names
   * @param owners the endpoints that they belong to
   */
  record Forwarding(List<String> sources, List<String> owners) implements ConferenceEvent {}

  /**
   * Nobody wants more of a video source of the hearer's; a share is told as well.
   *
   * @param maxHeight in pixels, 0 for nothing
   */
  record PictureWanted(String source, int maxHeight) implements ConferenceEvent {}

  /** Nothing was heard from the hearer's transport for a while, and it may have moved. */
  record MediaSilent() implements ConferenceEvent {}

  /** The hearer's transport is heard again. */
  record MediaHeard() implements ConferenceEvent {}

  /** The hearer's transport is up. */
  record MediaConnected() implements ConferenceEvent {}

  /**
   * The hearer's transport was lost while its stream lives: end the media session and invite again.
   * {@link Membership#media()} is a fresh endpoint by then.
   */
  record MediaFailed() implements ConferenceEvent {}
}
