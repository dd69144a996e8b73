package eu.parvis.media.session;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaKind;
import eu.parvis.media.SourceSet;
import eu.parvis.media.forward.AudioSource;
import eu.parvis.media.forward.InboundPacket;
import eu.parvis.media.forward.LoudestAudio;
import eu.parvis.media.forward.SpeakerRanking;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The peers of one conference, who hear and see each other. Owned by a single loop. */
public final class PeerGroup {

  private final Surroundings around;
  private final List<PeerSession> sessions = new ArrayList<>();
  private final Publications publications = new Publications();
  private final SpeakerRanking speakers = new SpeakerRanking();
  private final LoudestAudio loudest;
  private final SenderWishes senders = new SenderWishes();

  public PeerGroup(Surroundings around) {
    this.around = around;
    this.loudest = new LoudestAudio(around.loudestAudio());
  }

  /**
   * Adds a peer.
   *
   * @param events takes what happens to it; on the loop, so it must not block
   */
  public PeerSession add(
      long nowNanos,
      EndpointSpec spec,
      IceCredentials local,
      Counters counters,
      Consumer<MediaEvent> events) {
    var identity = new PeerTransport.Identity(local, counters);
    var session = new PeerSession(spec, identity, around, this, events);
    sessions.add(session);
    if (spec.receives()) {
      publications.all().forEach(session.media()::subscribe);
      // Senders that stopped because they were alone begin while the newcomer connects.
      session.media().wish(publications.all());
      senders.update(nowNanos, publications.all(), sessions);
    }
    return session;
  }

  /** Ends a peer; the others see who takes its place within their last-N. */
  public void remove(long nowNanos, PeerSession session) {
    if (sessions.contains(session)) {
      end(session);
      allocate(nowNanos);
    }
  }

  private void end(PeerSession session) {
    sessions.remove(session);
    speakers.leave(session.speaker());
    publications.of(session).forEach(this::withdraw);
    session.close();
  }

  /** Ends every peer. */
  public void close() {
    List.copyOf(sessions).forEach(this::end);
  }

  /** Replaces what a peer sends; tracks that stay keep their state. */
  void publish(long nowNanos, PeerSession owner, SourceSet set) {
    List<Track> wanted = Track.of(set);
    for (Publication old : publications.of(owner)) {
      if (!wanted.contains(old.track())) {
        withdraw(old);
      }
    }
    for (Track track : wanted) {
      if (publications.isFree(track)) {
        announce(new Publication(owner, track, track.newSource()));
      }
    }
    allocate(nowNanos);
  }

  private void announce(Publication publication) {
    PeerSession owner = publication.owner();
    if (!owner.media().publish(publication.track().kind(), publication.source())) {
      return;
    }
    switch (publication.source()) {
      case AudioSource audio -> loudest.add(audio);
      // A share is an endpoint of its own that gets nothing.
      case VideoSource video -> video.screen(!owner.spec().receives());
    }
    publications.add(publication);
    for (PeerSession receiver : sessions) {
      if (receiver != owner && receiver.spec().receives()) {
        receiver.media().subscribe(publication);
      }
    }
  }

  private void withdraw(Publication publication) {
    publications.remove(publication);
    senders.forget(publication);
    if (publication.source() instanceof AudioSource audio) {
      loudest.remove(audio);
    }
    publication.owner().media().unpublish(publication.source());
    for (PeerSession receiver : sessions) {
      receiver.media().unsubscribe(publication);
    }
  }

  private void allocate(long nowNanos) {
    List<Publication> ranked = ranked();
    for (PeerSession receiver : sessions) {
      allocate(nowNanos, receiver, ranked);
    }
    senders.update(nowNanos, publications.all(), sessions);
  }

  /** Applies a receiver's constraints to what the others send, who spoke last first. */
  void allocate(long nowNanos, PeerSession receiver) {
    allocate(nowNanos, receiver, ranked());
    senders.update(nowNanos, publications.all(), sessions);
  }

  private static void allocate(long nowNanos, PeerSession receiver, List<Publication> ranked) {
    List<Publication> others =
        ranked.stream().filter(publication -> publication.owner() != receiver).toList();
    receiver.allocate(nowNanos, others);
  }

  private List<Publication> ranked() {
    List<SpeakerRanking.Speaker> order = speakers.ranking();
    return publications.all().stream()
        .sorted(
            Comparator.comparingInt(publication -> order.indexOf(publication.owner().speaker())))
        .toList();
  }

  private void dominates(long nowNanos, PeerSession speaker) {
    var event = new MediaEvent.DominantSpeaker(speaker.spec().endpointId());
    for (PeerSession session : sessions) {
      session.raise(event);
    }
    allocate(nowNanos);
  }

  void silence(long nowNanos, PeerSession owner, MediaKind kind, boolean silenced) {
    for (Publication publication : publications.of(owner)) {
      if (publication.track().kind() == kind) {
        publication.source().silence(silenced);
      }
    }
    if (kind == MediaKind.VIDEO) {
      allocate(nowNanos);
    }
  }

  void requestKeyframe(long nowNanos, PeerSession owner, int primarySsrc) {
    for (Publication publication : publications.of(owner)) {
      if (publication.source() instanceof VideoSource video && video.ssrc() == primarySsrc) {
        owner.media().requestKeyframe(nowNanos, video);
      }
    }
  }

  SpeakerRanking.Speaker newSpeaker(String endpointId) {
    return speakers.join(endpointId);
  }

  /** Takes an accepted packet: every other peer gets its copy, and who speaks is noted. */
  void forward(long nowNanos, PeerSession from, InboundPacket packet) {
    if (packet.source() instanceof AudioSource audio) {
      if (speakers.heard(nowNanos, from.speaker(), packet.audioLevel(), packet.voice())) {
        dominates(nowNanos, from);
      }
      if (!loudest.admits(nowNanos, audio, packet)) {
        return;
      }
    }
    for (int i = 0; i < sessions.size(); i++) {
      PeerSession receiver = sessions.get(i);
      if (receiver != from) {
        receiver.forward(nowNanos, packet);
      }
    }
  }

  /** Runs every timer that is due at {@code nowNanos}. */
  public void advance(long nowNanos) {
    senders.advance(nowNanos);
    for (int i = 0; i < sessions.size(); i++) {
      PeerSession session = sessions.get(i);
      if (nowNanos >= session.nextDeadlineNanos()) {
        session.advance(nowNanos);
      }
    }
  }

  /** Earliest moment {@link #advance} must run, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    long next = senders.nextDeadlineNanos();
    for (int i = 0; i < sessions.size(); i++) {
      next = Math.min(next, sessions.get(i).nextDeadlineNanos());
    }
    return next;
  }
}
