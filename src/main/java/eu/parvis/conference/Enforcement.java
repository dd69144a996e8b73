package eu.parvis.conference;

import eu.parvis.media.MediaKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps everybody in a conference to what they may at this moment, and tells them what that is. */
final class Enforcement {

  private static final Set<Action> SENDING = EnumSet.of(Action.SPEAK, Action.SHOW, Action.SHARE);

  private final Conference conference;
  private final Roster roster;
  private final Rules rules;
  private final Silence silence;
  private final Outbox outbox;

  Enforcement(Conference conference, Roster roster, Rules rules, Silence silence, Outbox outbox) {
    this.conference = conference;
    this.roster = roster;
    this.rules = rules;
    this.silence = silence;
    this.outbox = outbox;
  }

  /**
   * @param by who caused the change, or null if that is not known
   */
  void applyToAll(@Nullable ParticipantId by) {
    for (var participant : roster.people()) {
      apply(participant, by);
    }
  }

  void apply(ParticipantId participant, @Nullable ParticipantId by) {
    var main = roster.main(participant).orElse(null);
    if (main == null) {
      return;
    }
    if (!rules.may(main.admission(), Action.SHARE)) {
      roster
          .screen(participant)
          .ifPresent(screen -> conference.dismissLast(screen, new ConferenceEvent.SharerLeft()));
    }
    for (var stream : roster.of(participant)) {
      restrict(stream);
    }
    silence.apply(participant);
    roster.of(participant).forEach(conference::tellIfChanged);
    tell(main, by);
  }

  boolean sends(Membership main, MediaKind kind) {
    return silence.sends(main, kind);
  }

  void silence(ParticipantId participant) {
    silence.apply(participant);
  }

  /** Somebody has joined. */
  void welcome(Membership newcomer) {
    silence.apply(newcomer.participant());
    newcomer.shows();
    if (!newcomer.screen()) {
      tell(newcomer, null);
    }
  }

  /** Keeps one stream to what its participant may send. */
  void restrict(Membership stream) {
    var denied = EnumSet.noneOf(Action.class);
    for (var action : SENDING) {
      if (!rules.may(stream.admission(), action)) {
        denied.add(action);
      }
    }
    stream.deny(denied);
    if (!stream.screen()) {
      stream.mute(MediaKind.AUDIO).forbid(denied.contains(Action.SPEAK));
      stream.mute(MediaKind.VIDEO).forbid(denied.contains(Action.SHOW));
    }
  }

  private void tell(Membership main, @Nullable ParticipantId by) {
    var permissions = rules.permissions(main.admission());
    if (main.tells(permissions)) {
      outbox.post(main, new ConferenceEvent.PermissionsChanged(permissions, by));
    }
  }
}
