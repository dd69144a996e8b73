package eu.parvis.conference.web;

import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different of the policies of a room, by the least role that may; the rest stays.
 */
record PolicyRequest(
    @Nullable String speak,
    @Nullable String show,
    @Nullable String share,
    @Nullable String chat,
    @Nullable String react,
    @Nullable String rename,
    @Nullable Boolean startMuted) {

  /**
   * @throws Refusal if a word is no role
   */
  PolicyRequest {
    Stream.of(speak, show, share, chat, react, rename).forEach(word -> role(word, Role.GUEST));
  }

  Policies applied(Policies before) {
    return new Policies(
        role(speak, before.speak()),
        role(show, before.show()),
        role(share, before.share()),
        role(chat, before.chat()),
        role(react, before.react()),
        role(rename, before.rename()),
        before.admit(),
        startMuted == null ? before.startMuted() : startMuted,
        before.waitForModerator());
  }

  private static Role role(@Nullable String word, Role otherwise) {
    if (word == null) {
      return otherwise;
    }
    return Stream.of(Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal(RefusalCode.MALFORMED));
  }
}
