import type { Rest } from '../rest';
import type { JitsiLocalTrack } from './jitsi';
import { library } from './library';
import { Line } from './line';

/** Whether the person chose nothing in the browser's own dialog; not an error. */
function cancelled(error: unknown): boolean {
  return error instanceof Error && /user_canceled|permission_denied/i.test(error.name);
}

/**
 * The person's shared screen: a line of its own with a token of its own, since lib-jitsi-meet carries one picture a conference.
 * It sends only.
 */
export class ScreenShare {
  #tracks: JitsiLocalTrack[] = [];
  #line: Line | undefined;
  #asking = false;
  #stops = 0;

  constructor(
    private readonly rest: Rest,
    private readonly name: () => string,
    private readonly changed: (sharing: boolean) => void,
  ) {}

  get sharing(): boolean {
    return this.#line !== undefined;
  }

  get endpoint(): string | null {
    return this.#line?.endpoint ?? null;
  }

  get peerConnection(): RTCPeerConnection | null {
    return this.#line?.peerConnection ?? null;
  }

  /** Asks what to share. Must be called from a click. Does nothing if the person changes their mind. */
  async start(): Promise<void> {
    if (this.#line || this.#asking) {
      return;
    }
    const stops = this.#stops;
    this.#asking = true;
    const tracks = await this.#ask().finally(() => (this.#asking = false));
    if (stops !== this.#stops) {
      letGo(tracks);
    } else if (tracks.length > 0) {
      this.#tracks = tracks;
      await this.#join();
    }
  }

  stop(): void {
    const sharing = this.sharing;
    this.#stops++;
    this.#line?.close();
    this.#line = undefined;
    letGo(this.#tracks);
    this.#tracks = [];
    if (sharing) {
      this.changed(false);
    }
  }

  /** What the person chose; empty if they changed their mind. */
  async #ask(): Promise<JitsiLocalTrack[]> {
    const meet = await library();
    try {
      const tracks = await meet.createLocalTracks({ devices: ['desktop'] });
      tracks.forEach((track) =>
        track.addEventListener(meet.events.track['LOCAL_TRACK_STOPPED']!, () => this.stop()),
      );
      return tracks;
    } catch (error) {
      if (cancelled(error)) {
        return [];
      }
      throw error;
    }
  }

  async #join(): Promise<void> {
    const line = new Line(this.rest, {
      screen: true,
      name: this.name,
      tracks: () => this.#tracks,
      entering: (conference) => conference?.setReceiverConstraints(RECEIVE_NOTHING),
    });
    line.events.subscribe((event) => {
      if (event.type === 'over') {
        this.stop();
      }
    });
    this.#line = line;
    this.changed(true);
    try {
      await line.join();
    } catch (error) {
      this.stop();
      throw error;
    }
  }
}

function letGo(tracks: readonly JitsiLocalTrack[]): void {
  tracks.forEach((track) => void track.dispose().catch(() => {}));
}

const RECEIVE_NOTHING = {
  lastN: 0,
  selectedEndpoints: [],
  onStageEndpoints: [],
  defaultConstraints: { maxHeight: 0 },
  constraints: {},
};
