package eu.parvis.conference;

import eu.parvis.media.MediaKind;

/** Keeps the media side to what the owner imposed. */
final class Silence {

  private final Roster roster;

  Silence(Roster roster) {
    this.roster = roster;
  }

  /** A person's sound is silenced with the sound of its share; a camera apart from its screen. */
  void apply(ParticipantId participant) {
    var main = roster.main(participant).orElse(null);
    if (main == null) {
      return;
    }
    for (var kind : MediaKind.values()) {
      main.transport().silence(kind, main.mute(kind).silenced());
    }
    var silenced = main.mute(MediaKind.AUDIO).silenced();
    roster
        .screen(participant)
        .ifPresent(screen -> screen.transport().silence(MediaKind.AUDIO, silenced));
  }
}
