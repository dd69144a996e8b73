package eu.parvis.conference;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaConference;
import eu.parvis.media.MediaEndpoint;
import eu.parvis.media.MediaKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream's place in a conference. Use it inside turns of the conference only. Once the stream
 * has left, by itself or by one of the last events, everything here is without effect.
 */
public final class Membership {

  private final Conference conference;
  private final StreamGrant grant;
  private final String endpointId;
  private final Consumer<ConferenceEvent> listener;
  private final Map<MediaKind, Mute> mutes = new EnumMap<>(MediaKind.class);
  private final Liveness liveness;
  private final Transport transport;
  private final Hand hand = new Hand();
  private Admission admission;
  private Set<Action> denied = Set.of();
  private @Nullable Occupant shown;
  private @Nullable Permissions told;
  private boolean present = true;

  Membership(
      Conference conference,
      MediaConference media,
      StreamGrant grant,
      Admission admission,
      String endpointId,
      Consumer<ConferenceEvent> listener) {
    this.conference = conference;
    this.grant = grant;
    this.admission = admission;
    this.endpointId = endpointId;
    this.listener = listener;
    this.liveness = new Liveness(conference.now());
    for (var kind : MediaKind.values()) {
      mutes.put(kind, new Mute());
    }
    this.transport =
        new Transport(
            media,
            new EndpointSpec(endpointId, !grant.screen()),
            conference::execute,
            event -> conference.life().mediaHappened(this, event));
  }

  /** How others see the stream at this moment. */
  public Occupant occupant() {
    return new Occupant(
        endpointId,
        grant.participant(),
        admission.name(),
        admission.role(),
        admission.account(),
        admission.picture(),
        admission.verified(),
        grant.screen(),
        mute(MediaKind.AUDIO).muted(),
        mute(MediaKind.VIDEO).muted(),
        denied,
        hand.since());
  }

  /** The transport; after {@link ConferenceEvent.MediaFailed} it is another one. */
  public MediaEndpoint media() {
    return transport.endpoint();
  }

  /**
   * Ends the transport and opens a fresh one, for a client that reports its own as failed. What the
   * owner silenced stays silenced; sources and constraints have to be set again.
   */
  public MediaEndpoint renewMedia() {
    return present ? conference.life().renewMedia(this) : media();
  }

  /** Notes what the client's own presence shows. It cannot lift what the owner imposed at once. */
  public void muted(MediaKind kind, boolean muted) {
    if (present) {
      conference.showMuted(this, kind, muted);
    }
  }

  /** Notes whether the client shows its hand raised. One that was lowered has to go down first. */
  public void hand(boolean raised) {
    if (present && !grant.screen()) {
      hand.show(raised, conference.now());
      conference.tellIfChanged(this);
    }
  }

  /** Whether its participant may do something at this moment. */
  public boolean may(Action action) {
    return conference.may(this, action);
  }

  /**
   * Notes a sign of the stream's life; call it for whatever the client sends. A stream is gone once
   * neither its media nor its signalling was heard for 20 s, although its socket still seems open.
   */
  public void heard() {
    liveness.signalled(conference.now());
  }

  /** The stream has ended. */
  public void leave() {
    if (present) {
      conference.leave(this);
    }
  }

  /** The stream is lost but may resume within 20 s of the last sign of it. */
  public void park() {
    if (present && !liveness.parked()) {
      conference.life().park(this);
    }
  }

  /**
   * The stream is back, parked or not: a client may know of a break before the server does.
   *
   * @return false if it is present no more
   */
  public boolean resume() {
    if (present) {
      conference.life().resume(this);
    }
    return present;
  }

  String endpointId() {
    return endpointId;
  }

  ParticipantId participant() {
    return grant.participant();
  }

  StreamGrant grant() {
    return grant;
  }

  /** What is durable of the participant, as it was last read. */
  Admission admission() {
    return admission;
  }

  void admission(Admission now) {
    admission = now;
  }

  Hand hand() {
    return hand;
  }

  /** What of microphone, camera and screen it may not send. */
  void deny(Set<Action> denied) {
    this.denied = Set.copyOf(denied);
  }

  /** Whether others see it as anything else than the last time that this was asked. */
  boolean shows() {
    var before = shown;
    shown = occupant();
    return !shown.equals(before);
  }

  /** Whether it has not been told this yet. */
  boolean tells(Permissions permissions) {
    var news = !permissions.equals(told);
    told = permissions;
    return news;
  }

  boolean screen() {
    return grant.screen();
  }

  Consumer<ConferenceEvent> listener() {
    return listener;
  }

  Mute mute(MediaKind kind) {
    var mute = mutes.get(kind);
    if (mute == null) {
      throw new IllegalStateException("no state for " + kind);
    }
    return mute;
  }

  Liveness liveness() {
    return liveness;
  }

  Transport transport() {
    return transport;
  }

  boolean present() {
    return present;
  }

  void end() {
    present = false;
    transport.close();
  }
}
