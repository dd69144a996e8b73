import type { Grant } from '../contract';
import { LOOK_EVERY, Silence, arrived, type Arrived } from '../model/silence';
import { Emitter } from '../../shared/events';
import { Scope } from '../../shared/scope';
import type {
  JitsiConference,
  JitsiConnection,
  JitsiLocalTrack,
  JitsiMeet,
  JitsiPeerConnection,
  JitsiSession,
} from './jitsi';

/** How a stream ends by the server's will: nothing to repair. */
export type StreamEnd = 'removed' | 'ended' | 'replaced' | 'full';

export type StreamEvent =
  | { readonly type: 'joined'; readonly endpoint: string }
  | { readonly type: 'socket'; readonly up: boolean }
  | { readonly type: 'media'; readonly up: boolean }
  | { readonly type: 'unheard' }
  | { readonly type: 'broken' }
  | { readonly type: 'over'; readonly end: StreamEnd };

const SOCKET_WATCH = 250;
/** How often, and for how long at most, the first answer is looked for, in milliseconds. */
const ANSWER_WATCH = 20;
const ANSWER_WITHIN = 600;
const BRIDGE_PING = { interval: 5_000, timeout: 3_000, threshold: 2 };

/**
 * One XMPP stream and one conference on it: a person's own, or that of a shared screen. Opening it shows nothing to the others;
 * only {@link join} does. A stream that was closed or broke is not used again.
 */
export class Stream {
  readonly events = new Emitter<StreamEvent>();
  readonly conference: Promise<JitsiConference>;
  #scope = new Scope();
  #connection: JitsiConnection;
  #conference: JitsiConference | undefined;
  #up = false;
  #ended = false;

  constructor(
    private readonly meet: JitsiMeet,
    readonly grant: Grant,
    private readonly options: { simulcast: boolean },
  ) {
    this.#connection = new meet.JitsiConnection(null, grant.token, connectionOptions(grant));
    this.conference = this.#open();
    this.conference.catch(() => {});
  }

  /** The endpoint's id, known once the stream is open. */
  get endpoint(): string | null {
    return this.#conference?.myUserId() ?? null;
  }

  /** Whether the socket is up at this moment. */
  get up(): boolean {
    return this.#connection.xmpp?.connection?.connected === true;
  }

  get peerConnection(): RTCPeerConnection | null {
    return this.#conference?.getActivePeerConnection()?.peerconnection ?? null;
  }

  /** Enters the room with these tracks. */
  async join(name: string, tracks: readonly JitsiLocalTrack[]): Promise<void> {
    const conference = await this.conference;
    conference.setDisplayName(name);
    for (const track of tracks) {
      await conference.addTrack(track);
    }
    conference.join();
  }

  /**
   * Waits, though not for long, until the server's first offer is answered. Until then this page's one thread is what the others'
   * pictures wait for; afterwards the network has its turn, and there is time to draw the call.
   */
  async answered(): Promise<void> {
    for (let waited = 0; waited < ANSWER_WITHIN && !this.#ended && !this.#hasAnswered(); waited += ANSWER_WATCH) {
      await new Promise((resolve) => setTimeout(resolve, ANSWER_WATCH));
    }
  }

  #hasAnswered(): boolean {
    const connection = this.peerConnection;
    return connection?.signalingState === 'stable' && connection.currentLocalDescription !== null;
  }

  /** Leaves at once; tracks are set free and live on. Safe to call on a stream that is broken already. */
  close(): void {
    this.#ended = true;
    this.#scope.close();
    void this.#conference?.leave().catch(() => {});
    void this.#connection.disconnect().catch(() => {});
  }

  /**
   * Resumes at once over a new socket. One that was opened on a network that is gone hears nothing of it, and the library finds
   * out after more than ten seconds.
   */
  resume(): void {
    const socket = this.#connection.xmpp?.connection;
    if (this.#conference === undefined || this.#ended || !socket?._resumeTask?._resumeConnection) {
      return;
    }
    if (socket.connected === true) {
      socket.closeWebsocket?.();
    }
    socket._resumeTask._cancelResume?.();
    try {
      socket._resumeTask._resumeConnection();
    } catch {
      // It is being resumed at this moment.
    }
  }

  #open(): Promise<JitsiConference> {
    const { CONNECTION_ESTABLISHED, CONNECTION_FAILED, CONNECTION_DISCONNECTED } = this.meet.events.connection;
    return new Promise((resolve, reject) => {
      const lost = () => {
        reject(new Error('The stream could not be opened'));
        this.#emit({ type: 'broken' });
      };
      this.#connection.addEventListener(CONNECTION_ESTABLISHED!, () => {
        if (this.#conference === undefined && !this.#ended) {
          this.#conference = this.#enter();
          this.#watchSocket();
          this.#watchMedia();
          resolve(this.#conference);
        }
      });
      this.#connection.addEventListener(CONNECTION_FAILED!, lost);
      this.#connection.addEventListener(CONNECTION_DISCONNECTED!, lost);
      this.#connection.connect();
    });
  }

  #enter(): JitsiConference {
    const conference = this.#connection.initJitsiConference(this.grant.room, conferenceOptions(this.options.simulcast));
    const { conference: events } = this.meet.events;
    keepCodec(conference);
    conference.on(events['_MEDIA_SESSION_STARTED']!, ({ peerconnection }: JitsiSession) => keepCertificate(peerconnection));
    conference.on(events['CONFERENCE_JOINED']!, () => this.#emit({ type: 'joined', endpoint: conference.myUserId() }));
    conference.on(events['CONFERENCE_FAILED']!, (error: string) => this.#failed(error));
    conference.on(events['CONNECTION_INTERRUPTED']!, () => this.#emit({ type: 'media', up: false }));
    conference.on(events['CONNECTION_RESTORED']!, () => this.#emit({ type: 'media', up: true }));
    conference.on(events['CONNECTION_ESTABLISHED']!, () => this.#emit({ type: 'media', up: true }));
    // Right after it told, the library leaves by itself, and it trips over a leave that came before its own.
    conference.on(events['KICKED']!, () => queueMicrotask(() => this.#over('removed')));
    return conference;
  }

  #failed(error: string): void {
    const { conference: errors } = this.meet.errors;
    if (error === errors['CONFERENCE_DESTROYED']) {
      this.#over('ended');
    } else if (error === errors['CONFERENCE_MAX_USERS']) {
      this.#over('full');
    } else {
      this.#emit({ type: 'broken' });
    }
  }

  /** News from the room that ends this stream; further news is of no interest. */
  #over(end: StreamEnd): void {
    this.#emit({ type: 'over', end });
    this.close();
  }

  /** The library hides a lost socket while it tries to resume, so the socket's own state is looked at. */
  #watchSocket(): void {
    this.#up = this.up;
    this.#scope.every(SOCKET_WATCH, () => {
      if (this.up !== this.#up) {
        this.#up = this.up;
        this.#emit({ type: 'socket', up: this.#up });
      }
    });
  }

  /** A browser does not always tell that it moved from one network to another, nor does it follow with its media. */
  #watchMedia(): void {
    const silence = new Silence();
    let looking = false;
    this.#scope.every(LOOK_EVERY, () => {
      if (!looking) {
        looking = true;
        void this.#arrived()
          .then((sofar) => silence.look(sofar) && this.#emit({ type: 'unheard' }))
          .finally(() => (looking = false));
      }
    });
  }

  async #arrived(): Promise<Arrived | undefined> {
    const connection = this.peerConnection;
    if (connection?.connectionState !== 'connected') {
      return undefined;
    }
    // Of one track, since reports of all of them are many.
    const some = connection.getSenders().find((sender) => sender.track) ?? connection.getReceivers()[0];
    const reports = await some?.getStats().catch(() => undefined);
    return reports && arrived(reports.values());
  }

  #emit(event: StreamEvent): void {
    if (!this.#ended) {
      this.events.emit(event);
    }
  }
}

function connectionOptions(grant: Grant): object {
  return {
    hosts: { domain: grant.domain, muc: grant.muc, focus: grant.focus },
    serviceUrl: grant.xmpp,
    enableWebsocketResume: true,
    // No requests to keep the address warm, and the one after a resume goes to a path that carries no token.
    websocketKeepAlive: -1,
    websocketKeepAliveUrl: `${location.origin}/api/alive`,
    // Without it the library keeps from the server's list what is reached over TCP alone; an empty list stays empty.
    useTurnUdp: true,
    xmppPing: BRIDGE_PING,
    disableBeforeUnloadHandlers: true,
    p2p: { enabled: false, stunServers: [] },
    disableThirdPartyRequests: true,
  };
}

/**
 * Leaves the choice of a codec to the server, whose offer has one for video. The library compares it with a name that it looks up
 * in the wrong table, and therefore negotiates everything once more whenever somebody comes or goes, before the first picture too.
 */
function keepCodec({ codecSelection }: JitsiConference): void {
  if (codecSelection) {
    codecSelection._selectPreferredCodec = () => {};
  }
}

const FALSE_CERTIFICATE = /^a=fingerprint:sha-1 [0:]*$/;

/**
 * Lets a connection keep DTLS when its transport is replaced by one with the same certificate. The library names a false one first,
 * which begins the handshake anew, and where ICE does not restart once more its conversion to what browsers read forgets the true one.
 */
export function keepCertificate(connection: JitsiPeerConnection | undefined): void {
  const interop = connection?.interop;
  if (!interop) {
    return;
  }
  const convert = interop.toUnifiedPlan.bind(interop);
  interop.toUnifiedPlan = (description, current) => {
    const { type, sdp } = convert(description, current);
    const named = certificate(description);
    const wanted = named && FALSE_CERTIFICATE.test(named) ? certificate(current) : named;
    return new RTCSessionDescription({ type, sdp: wanted ? sdp.replace(/^a=fingerprint:[^\r\n]*/gm, wanted) : sdp });
  };
}

function certificate(description: RTCSessionDescription | null | undefined): string | undefined {
  return /^a=fingerprint:[^\r\n]*/m.exec(description?.sdp ?? '')?.[0];
}

function conferenceOptions(simulcast: boolean): object {
  return {
    p2p: { enabled: false, stunServers: [] },
    openBridgeChannel: 'websocket',
    disableThirdPartyRequests: true,
    disableSimulcast: !simulcast,
    videoQuality: { preferredCodec: 'VP8' },
    // Only an interval of none keeps the library of 2021 from pinging every person from every page; later ones want the word.
    e2eping: { enabled: false, pingInterval: 0 },
    enableTalkWhileMuted: false,
    enableNoAudioDetection: false,
    enableNoisyMicDetection: false,
  };
}
