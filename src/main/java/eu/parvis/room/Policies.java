package eu.parvis.room;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What may be done in a room. Each role is the least that may; {@link Role#GUEST} is everybody.
 *
 * @param show with a camera
 * @param share a screen
 * @param rename themselves
 * @param admit who waits
 * @param startMuted whether people come in with their microphone off
 * @param waitForModerator whether nobody else enters before somebody who moderates
 */
@Embeddable
public record Policies(
    @Enumerated(EnumType.STRING) @Column(name = "may_speak") Role speak,
    @Enumerated(EnumType.STRING) @Column(name = "may_show") Role show,
    @Enumerated(EnumType.STRING) @Column(name = "may_share") Role share,
    @Enumerated(EnumType.STRING) @Column(name = "may_chat") Role chat,
    @Enumerated(EnumType.STRING) @Column(name = "may_react") Role react,
    @Enumerated(EnumType.STRING) @Column(name = "may_rename") Role rename,
    @Enumerated(EnumType.STRING) @Column(name = "may_admit") Role admit,
    @Column(name = "start_muted") boolean startMuted,
    @Column(name = "wait_for_moderator") boolean waitForModerator) {

  private static final Policies OPEN =
      new Policies(
          Role.GUEST,
          Role.GUEST,
          Role.GUEST,
          Role.GUEST,
          Role.GUEST,
          Role.GUEST,
          Role.MODERATOR,
          false,
          false);

  /** Everybody may do everything but let others in, which moderators do. */
  public static Policies open() {
    return OPEN;
  }
}
