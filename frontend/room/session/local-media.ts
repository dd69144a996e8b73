import type { MediaKind } from '../contract';
import { type Devices, type LocalSources, NO_DEVICES, problemOf, sortDevices } from '../model/devices';
import { Emitter } from '../../shared/events';
import { Scope } from '../../shared/scope';
import type { JitsiConference, JitsiLocalTrack, JitsiMeet } from './jitsi';
import { library } from './library';
import { LocalSourceTrack, openTracks } from './local-source';

const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** Camera, microphone and loudspeaker of this page, in the preview and in the call. */
export class LocalMedia {
  readonly changed = new Emitter<void>();
  /** Loudness of the microphone, 0 to 1, some times a second. */
  readonly level = new Emitter<number>();
  #scope = new Scope();
  #devices: Devices = NO_DEVICES;
  #speaker = '';
  #sources: Record<MediaKind, LocalSourceTrack>;

  constructor() {
    const changed = () => this.changed.emit();
    const silent = () => {};
    this.#sources = {
      audio: new LocalSourceTrack('audio', changed, (level) => this.level.emit(level)),
      video: new LocalSourceTrack('video', changed, silent),
    };
    if (navigator.mediaDevices) {
      this.#scope.listen(navigator.mediaDevices, 'devicechange', () => void this.#list());
    }
  }

  get sources(): LocalSources {
    return { audio: this.#sources.audio.view, video: this.#sources.video.view };
  }

  get devices(): Devices {
    return this.#devices;
  }

  get speaker(): string {
    return this.#speaker;
  }

  /**
   * Opens camera and microphone with one question to the person. If both together fail, each is tried alone, so that a missing
   * camera does not take the microphone with it.
   */
  async open(chosen: Record<MediaKind, string | null>, wanted: Record<MediaKind, boolean>): Promise<void> {
    const meet = await library();
    const kinds = KINDS.filter((kind) => wanted[kind]);
    try {
      const tracks = kinds.length === 0 ? [] : await openTracks(meet, kinds, chosen);
      this.#adopt(tracks, meet);
    } catch {
      await Promise.all(kinds.map((kind) => this.#openAlone(kind, chosen[kind])));
    }
    await this.#list();
  }

  turn(kind: MediaKind, on: boolean): Promise<void> {
    return this.#sources[kind].turn(on).then(() => this.#list());
  }

  choose(kind: MediaKind, deviceId: string): Promise<void> {
    return this.#sources[kind].choose(deviceId);
  }

  /** Remembers where sound is to be played; the elements that play it read {@link speaker}. */
  chooseSpeaker(deviceId: string): void {
    this.#speaker = deviceId;
    this.changed.emit();
  }

  /** The tracks to take into a conference. */
  joining(): JitsiLocalTrack[] {
    return KINDS.map((kind) => this.#sources[kind].joining).filter((track) => track !== undefined);
  }

  attach(conference: JitsiConference | undefined): void {
    KINDS.forEach((kind) => this.#sources[kind].attach(conference));
  }

  async dispose(): Promise<void> {
    this.#scope.close();
    await Promise.all(KINDS.map((kind) => this.#sources[kind].dispose()));
  }

  async #openAlone(kind: MediaKind, deviceId: string | null): Promise<void> {
    const meet = await library();
    try {
      this.#adopt(await openTracks(meet, [kind], { [kind]: deviceId }), meet);
    } catch (error) {
      this.#sources[kind].refuse(problemOf(error));
    }
  }

  /** A page that was left while the browser still asked keeps no camera running. */
  #adopt(tracks: readonly JitsiLocalTrack[], meet: JitsiMeet): void {
    for (const track of tracks) {
      if (this.#scope.closed) {
        void track.dispose();
      } else {
        void this.#sources[track.getType()].adopt(track, meet);
      }
    }
  }

  async #list(): Promise<void> {
    this.#devices = sortDevices((await navigator.mediaDevices?.enumerateDevices()) ?? []);
    this.changed.emit();
  }
}
