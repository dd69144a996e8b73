package eu.parvis.conference;

import eu.parvis.media.MediaKind;

/** Keeps the media side to what is shown: nobody is heard or seen who seems to be muted. */
final class Silence {

  private final Roster roster;

  Silence(Roster roster) {
    this.roster = roster;
  }

  /**
   * A stream is silenced while others are told that it is muted, by its client or by the owner. The
   * sound of a share is silenced only when the owner imposed it: a person whose own microphone is
   * off may play something. A camera is apart from its screen.
   */
  void apply(ParticipantId participant) {
    var main = roster.main(participant).orElse(null);
    if (main == null) {
      return;
    }
    for (var kind : MediaKind.values()) {
      main.transport().silence(kind, main.mute(kind).muted());
    }
    var imposed = main.mute(MediaKind.AUDIO).imposed();
    roster
        .screen(participant)
        .ifPresent(screen -> screen.transport().silence(MediaKind.AUDIO, imposed));
  }

  /** Whether anything is forwarded, by a share as well: its sound needs no microphone. */
  boolean sends(Membership main, MediaKind kind) {
    var mute = main.mute(kind);
    var shares = roster.screen(main.participant()).isPresent();
    return !mute.muted() || (kind == MediaKind.AUDIO && shares && !mute.imposed());
  }
}
