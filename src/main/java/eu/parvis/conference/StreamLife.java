package eu.parvis.conference;

import eu.parvis.media.MediaEndpoint;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Breaks, returns and losses of the streams of one conference; used in its turns only. */
final class StreamLife {

  private final Conference conference;
  private final RoomId room;
  private final Roster roster;
  private final Outbox outbox;
  private final Surroundings surroundings;

  StreamLife(
      Conference conference, RoomId room, Roster roster, Outbox outbox, Surroundings surroundings) {
    this.conference = conference;
    this.room = room;
    this.roster = roster;
    this.outbox = outbox;
    this.surroundings = surroundings;
  }

  /** The admission of a participant has ended. */
  void dismiss(ParticipantId participant) {
    roster.main(participant).ifPresent(conference::expire);
  }

  /**
   * Puts everybody out.
   *
   * @param by who ended it for all, or null if there is no such room any more
   */
  void end(@Nullable ParticipantId by) {
    for (var member : roster.all()) {
      outbox.postLast(member, new ConferenceEvent.Ended(by));
      conference.drop(member);
    }
  }

  void park(Membership member) {
    var parkedAt = now();
    member.liveness().park(parkedAt);
    later(Liveness.SILENCE, member, parkedAt, () -> announce(member));
    expireLater(member, parkedAt);
  }

  /** Media that is heard again while the signalling is parked gives the stream more time. */
  private void expireLater(Membership member, Instant parkedAt) {
    later(
        member.liveness().remaining(now()),
        member,
        parkedAt,
        () -> {
          if (member.liveness().remaining(now()).isPositive()) {
            expireLater(member, parkedAt);
          } else {
            conference.expire(member);
          }
        });
  }

  private void later(Duration delay, Membership member, Instant parkedAt, Runnable task) {
    conference.executeAfter(
        delay,
        () -> {
          if (member.present() && member.liveness().parkedSince(parkedAt)) {
            task.run();
          }
        });
  }

  void resume(Membership member) {
    member.liveness().resume();
    if (member.transport().lost()) {
      replaceMedia(member);
    }
    // Whoever comes back over another network may have lost their media without knowing it.
    member.transport().endpoint().doubt();
    announce(member);
  }

  /** The client says that its transport failed. */
  MediaEndpoint renewMedia(Membership member) {
    member.liveness().mediaLost();
    return member.transport().renew();
  }

  void mediaHappened(Membership member, MediaEvent event) {
    if (!member.present()) {
      return;
    }
    var liveness = member.liveness();
    switch (event) {
      case MediaEvent.Connected connected -> {
        liveness.mediaConnected();
        surroundings.connectedThrough().accept(room, connected.localAddress().getAddress());
        outbox.post(member, new ConferenceEvent.MediaConnected());
      }
      case MediaEvent.Interrupted _ -> liveness.mediaSilent(now());
      case MediaEvent.Silent _ -> {
        // Whoever is parked is asked again once they are back.
        if (!liveness.parked()) {
          outbox.post(member, new ConferenceEvent.MediaSilent());
        }
      }
      case MediaEvent.Resumed _ -> {
        liveness.mediaHeard();
        outbox.post(member, new ConferenceEvent.MediaHeard());
      }
      case MediaEvent.Failed failed -> failed(member, failed.reason());
      case MediaEvent.DominantSpeaker speaker -> tellSpeaker(member, speaker.endpointId());
      case MediaEvent.Forwarding forwarding -> tellForwarding(member, forwarding);
      case MediaEvent.PictureWanted wanted ->
          outbox.post(
              member, new ConferenceEvent.PictureWanted(wanted.source(), wanted.maxHeight()));
      case MediaEvent.FirstMedia _ -> {}
    }
    announce(member);
  }

  private void tellSpeaker(Membership member, String endpointId) {
    if (!member.screen()) {
      outbox.post(member, new ConferenceEvent.DominantSpeaker(endpointId));
    }
  }

  private void tellForwarding(Membership member, MediaEvent.Forwarding forwarding) {
    if (!member.screen()) {
      outbox.post(
          member, new ConferenceEvent.Forwarding(forwarding.sources(), forwarding.owners()));
    }
  }

  private void failed(Membership member, Reason reason) {
    member.liveness().mediaLost();
    switch (reason) {
      // Inviting again would let a forged certificate try for ever.
      case WRONG_FINGERPRINT -> {}
      case CONSENT_LOST, HANDSHAKE_FAILED, CLOSED_BY_PEER, FLOODED, SPENT -> {
        if (member.liveness().overdue(now())) {
          conference.expire(member);
        } else if (member.liveness().parked()) {
          member.transport().lose();
        } else {
          replaceMedia(member);
        }
      }
    }
  }

  private void replaceMedia(Membership member) {
    member.transport().renew();
    outbox.post(member, new ConferenceEvent.MediaFailed());
  }

  private void announce(Membership member) {
    if (!member.present() || !member.liveness().announce(now())) {
      return;
    }
    var occupant = member.occupant();
    var event =
        member.liveness().interrupted(now())
            ? new ConferenceEvent.Interrupted(occupant)
            : new ConferenceEvent.Resumed(occupant);
    for (var other : roster.listeners()) {
      if (other != member) {
        outbox.post(other, event);
      }
    }
  }

  /** Tells a newcomer who is being waited for. */
  void tellInterruptions(Membership newcomer) {
    if (newcomer.screen()) {
      return;
    }
    for (var other : roster.all()) {
      if (other != newcomer && other.liveness().interrupted(now())) {
        outbox.post(newcomer, new ConferenceEvent.Interrupted(other.occupant()));
      }
    }
  }

  private Instant now() {
    return surroundings.clock().instant();
  }
}
