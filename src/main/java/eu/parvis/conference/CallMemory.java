package eu.parvis.conference;

import eu.parvis.media.MediaKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of people between their streams, for as long as one call lasts. */
final class CallMemory {

  /** Who was in since the call began here; who comes back is no newcomer. */
  private final Set<ParticipantId> known = new HashSet<>();

  /** What was muted of whoever has left without having seen it. */
  private final Map<ParticipantId, Set<MediaKind>> muted = new HashMap<>();

  /** Another call begins. */
  void forget() {
    known.clear();
    muted.clear();
  }

  /** Somebody comes; true if they were not in before. */
  boolean meets(ParticipantId participant) {
    return known.add(participant);
  }

  /** A stream is gone. */
  void left(Membership member) {
    var unseen =
        Stream.of(MediaKind.values())
            .filter(kind -> member.mute(kind).unseen())
            .collect(Collectors.toSet());
    if (!unseen.isEmpty()) {
      muted.put(member.participant(), unseen);
    }
  }

  /** Another stream has come: what the one before it should have heard, it hears. */
  void returned(Membership newer) {
    if (!newer.screen()) {
      var unseen = muted.remove(newer.participant());
      if (unseen != null) {
        unseen.forEach(kind -> newer.mute(kind).imposeAtStart());
      }
    }
  }
}
