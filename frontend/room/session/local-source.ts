import type { MediaKind } from '../contract';
import { type DeviceProblem, type LocalSource, isTooMuch, problemOf } from '../model/devices';
import { Reconciler } from '../model/reconciler';
import type { JitsiConference, JitsiLocalTrack, JitsiMeet } from './jitsi';
import { library } from './library';

interface Wish {
  readonly on: boolean;
  readonly deviceId: string | null;
}

/**
 * The person's camera or microphone. Its track belongs to the page, not to a conference: a stream that is joined anew gets the
 * same track. Every change goes through one queue.
 */
export class LocalSourceTrack {
  #track: JitsiLocalTrack | undefined;
  #conference: JitsiConference | undefined;
  #problem: DeviceProblem | null = null;
  #disposed = false;
  /** Whether anything was asked of it; until then it is what was opened. */
  #asked = false;
  #state: Reconciler<Wish>;

  constructor(
    private readonly kind: MediaKind,
    private readonly changed: () => void,
    private readonly level: (level: number) => void,
  ) {
    this.#state = new Reconciler<Wish>({ on: false, deviceId: null }, (wish) => this.#carryOut(wish), changed);
  }

  get view(): LocalSource {
    return {
      wanted: this.#state.desired.on,
      on: this.#state.actual.on,
      problem: this.#problem,
      deviceId: this.#state.desired.deviceId ?? this.#track?.getDeviceId() ?? null,
      stream: this.#state.actual.on ? (this.#track?.getOriginalStream() ?? null) : null,
    };
  }

  /** The track to take into a conference: none while the camera is off, since a stopped camera has nothing to send. */
  get joining(): JitsiLocalTrack | undefined {
    return this.kind === 'audio' || this.#state.actual.on ? this.#track : undefined;
  }

  turn(on: boolean): Promise<void> {
    return this.#want({ ...this.#state.desired, on });
  }

  choose(deviceId: string): Promise<void> {
    return this.#want({ ...this.#state.desired, deviceId });
  }

  /**
   * Takes over a track that was opened together with another one. The browser may have asked the person for longer than they took
   * to join: then it is sent now, and if it was muted meanwhile, it stays so. What was asked for by itself meanwhile is kept instead.
   */
  async adopt(track: JitsiLocalTrack, meet: JitsiMeet): Promise<void> {
    if (this.#track || this.#state.busy) {
      await track.dispose();
      return;
    }
    const silenced = this.#asked && !this.#state.desired.on;
    this.#listen(track, meet);
    this.#track = track;
    this.#state.settle({ on: true, deviceId: this.#state.desired.deviceId });
    try {
      if (silenced) {
        await this.turn(false);
      }
      await this.#send();
    } catch (error) {
      this.#track = undefined;
      this.#problem = problemOf(error);
      this.#state.settle({ ...this.#state.actual, on: false });
      await track.dispose();
    }
  }

  async #send(): Promise<void> {
    const track = this.joining;
    if (this.#conference && track && !this.#sent(track)) {
      await this.#conference.addTrack(track);
    }
  }

  refuse(problem: DeviceProblem): void {
    this.#problem = problem;
    this.changed();
  }

  attach(conference: JitsiConference | undefined): void {
    this.#conference = conference;
  }

  /** The server muted this source, or the library did for it. */
  muted(): Promise<void> {
    return this.turn(false);
  }

  /** Lets go of the device, also of one that the browser is still opening. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#track?.dispose();
    this.#track = undefined;
  }

  #want(wish: Wish): Promise<void> {
    this.#asked = true;
    this.#problem = null;
    return this.#state.want(wish);
  }

  async #carryOut(wish: Wish): Promise<Wish> {
    try {
      if (wish.on) {
        await this.#turnOn(wish.deviceId);
      } else if (this.#track && !this.#track.isMuted()) {
        await this.#track.mute();
      }
      return wish;
    } catch (error) {
      this.#problem = problemOf(error);
      const track = this.#track;
      return { ...this.#state.actual, on: track !== undefined && !gone(track) && !track.isMuted() };
    }
  }

  async #turnOn(deviceId: string | null): Promise<void> {
    const before = this.#track;
    if (!before || gone(before) || (deviceId && before.getDeviceId() !== deviceId)) {
      await this.#replace(before, await this.#create(deviceId));
      return;
    }
    await before.unmute();
    await this.#letGoIfDisposed(before);
    if (this.#conference && !this.#sent(before)) {
      await this.#conference.addTrack(before);
    }
  }

  /** What the conference refuses is let go of; what is sent already stays. */
  async #replace(before: JitsiLocalTrack | undefined, track: JitsiLocalTrack): Promise<void> {
    try {
      await this.#conference?.replaceTrack(this.#sent(before) ?? null, track);
    } catch (error) {
      await track.dispose();
      throw error;
    }
    await this.#letGoIfDisposed(track);
    this.#track = track;
    await before?.dispose();
  }

  #sent(track: JitsiLocalTrack | undefined): JitsiLocalTrack | undefined {
    return this.#conference?.getLocalTracks().find((sent) => sent === track);
  }

  async #create(deviceId: string | null): Promise<JitsiLocalTrack> {
    const meet = await library();
    const [track] = await openTracks(meet, [this.kind], { [this.kind]: deviceId });
    await this.#letGoIfDisposed(track!);
    this.#listen(track!, meet);
    return track!;
  }

  async #letGoIfDisposed(track: JitsiLocalTrack): Promise<void> {
    if (this.#disposed) {
      await track.dispose();
      throw new Error('The page was left meanwhile');
    }
  }

  #listen(track: JitsiLocalTrack, meet: JitsiMeet): void {
    this.#problem = null;
    const { TRACK_AUDIO_LEVEL_CHANGED, TRACK_MUTE_CHANGED, LOCAL_TRACK_STOPPED } = meet.events.track;
    track.addEventListener(TRACK_AUDIO_LEVEL_CHANGED!, (level: number) => this.level(level));
    track.addEventListener(TRACK_MUTE_CHANGED!, () => {
      if (track === this.#track && track.isMuted() && this.#state.actual.on && !this.#state.busy) {
        this.#state.settle({ ...this.#state.actual, on: false });
      }
    });
    track.addEventListener(LOCAL_TRACK_STOPPED!, () => this.#stopped(track));
  }

  /** The device was unplugged or taken away; the next wish to turn it on opens another one. */
  #stopped(track: JitsiLocalTrack): void {
    if (track === this.#track && !track.isMuted() && track.getTrack().readyState === 'ended') {
      void track.mute().catch(() => {});
      this.#problem = 'missing';
      this.#state.settle({ on: false, deviceId: null });
    }
  }
}

/** A muted camera has no track at all, which is as it should be; a microphone keeps its own. */
function gone(track: JitsiLocalTrack): boolean {
  return track.getType() === 'audio' && track.getTrack().readyState === 'ended';
}

/** What is asked of the camera: 720p at most, and at least what a thumbnail needs. */
const CAMERA = {
  video: { height: { ideal: 720, max: 720 }, width: { ideal: 1280, max: 1280 }, frameRate: { ideal: 30, max: 30 } },
};

/** The same as a wish, for a camera that cannot keep to it. */
const ANY_CAMERA = { video: { height: { ideal: 720 }, width: { ideal: 1280 }, frameRate: { ideal: 30 } } };

/** Opens devices; what no camera can do, in the eyes of a strict browser, is not insisted on. */
export async function openTracks(
  meet: JitsiMeet,
  devices: MediaKind[],
  ids: Partial<Record<MediaKind, string | null>>,
): Promise<JitsiLocalTrack[]> {
  try {
    return await meet.createLocalTracks(request(devices, ids, CAMERA));
  } catch (error) {
    if (!devices.includes('video') || !isTooMuch(error)) {
      throw error;
    }
    return meet.createLocalTracks(request(devices, ids, ANY_CAMERA));
  }
}

function request(devices: MediaKind[], ids: Partial<Record<MediaKind, string | null>>, constraints: object) {
  return {
    devices,
    constraints,
    ...(ids.video ? { cameraDeviceId: ids.video } : {}),
    ...(ids.audio ? { micDeviceId: ids.audio } : {}),
  };
}
