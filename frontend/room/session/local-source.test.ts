import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JitsiConference, JitsiLocalTrack, JitsiMeet, TrackRequest } from './jitsi';
import { LocalSourceTrack, openTracks } from './local-source';

/** A camera's track as far as its life goes: a muted one has let go of the device, and takes it again to be heard. */
class Camera {
  running = true;
  #muted = false;
  grant: () => void = () => {};

  addEventListener(): void {}
  getType = () => 'video' as const;
  constructor(private readonly device = 'camera') {}
  getDeviceId = () => this.device;
  getOriginalStream = () => null;
  isMuted = () => this.#muted;

  async mute(): Promise<void> {
    this.#muted = true;
    this.running = false;
  }

  async unmute(): Promise<void> {
    await new Promise<void>((resolve) => (this.grant = resolve));
    this.#muted = false;
    this.running = true;
  }

  async dispose(): Promise<void> {
    this.running = false;
  }
}

const opened: ((camera: Camera) => void)[] = [];

vi.mock('./library', () => ({
  library: async () =>
    ({
      createLocalTracks: () =>
        new Promise<JitsiLocalTrack[]>((resolve) =>
          opened.push((camera) => resolve([camera as unknown as JitsiLocalTrack])),
        ),
      events: { track: {} },
    }) as unknown as JitsiMeet,
}));

describe('LocalSourceTrack', () => {
  const silent = () => {};
  let source: LocalSourceTrack;
  let camera: Camera;

  beforeEach(() => {
    opened.length = 0;
    camera = new Camera();
    source = new LocalSourceTrack('video', silent, silent);
  });

  async function on(): Promise<void> {
    const turned = source.turn(true);
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    opened[0]!(camera);
    await turned;
  }

  it('keeps the camera that it opened', async () => {
    await on();
    expect(camera.running).toBe(true);
    expect(source.view.on).toBe(true);
  });

  it('lets go of a camera that opens after the page was left', async () => {
    const turned = source.turn(true);
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    await source.dispose();
    opened[0]!(camera);
    await turned;
    expect(camera.running).toBe(false);
    expect(source.view.on).toBe(false);
  });

  it('lets go of a camera that comes back after the page was left', async () => {
    await on();
    await source.turn(false);
    const turned = source.turn(true);
    await source.dispose();
    camera.grant();
    await turned;
    expect(camera.running).toBe(false);
  });

  describe('opened when the person is in the call already', () => {
    const added: unknown[] = [];
    const conference = {
      getLocalTracks: () => added,
      addTrack: async (track: unknown) => void added.push(track),
    } as unknown as JitsiConference;
    const meet = { events: { track: {} } } as unknown as JitsiMeet;

    beforeEach(() => (added.length = 0));

    it('is sent', async () => {
      source.attach(conference);
      await source.adopt(camera as unknown as JitsiLocalTrack, meet);
      expect(added).toEqual([camera]);
      expect(source.view.on).toBe(true);
    });

    it('is not sent twice', async () => {
      added.push(camera);
      source.attach(conference);
      await source.adopt(camera as unknown as JitsiLocalTrack, meet);
      expect(added).toEqual([camera]);
    });

    it('stays off if it was turned off meanwhile', async () => {
      source.attach(conference);
      await source.turn(false);
      await source.adopt(camera as unknown as JitsiLocalTrack, meet);
      expect(camera.running).toBe(false);
      expect(added).toEqual([]);
      expect(source.view.on).toBe(false);
    });

    it('is let go of if another one was turned on meanwhile', async () => {
      await on();
      const other = new Camera('other');
      await source.adopt(other as unknown as JitsiLocalTrack, meet);
      expect(other.running).toBe(false);
      expect(camera.running).toBe(true);
    });

    it('is let go of if the conference refuses it', async () => {
      source.attach({
        getLocalTracks: () => [],
        addTrack: () => Promise.reject(new Error('refused')),
      } as unknown as JitsiConference);
      await source.adopt(camera as unknown as JitsiLocalTrack, meet);
      expect(camera.running).toBe(false);
      expect(source.view).toMatchObject({ on: false, wanted: false });
    });
  });

  describe('in a conference that refuses a track', () => {
    const conference = {
      sent: [] as unknown[],
      getLocalTracks: () => conference.sent,
      replaceTrack: () => Promise.reject(new Error('refused')),
    };

    beforeEach(() => (conference.sent = []));

    it('stays with the camera that it sends, and lets go of the other', async () => {
      await on();
      conference.sent = [camera];
      source.attach(conference as unknown as JitsiConference);
      const other = new Camera('other');
      const chosen = source.choose('other');
      await vi.waitFor(() => expect(opened).toHaveLength(2));
      opened[1]!(other);
      await chosen;
      expect(other.running).toBe(false);
      expect(camera.running).toBe(true);
      expect(source.joining).toBe(camera);
      expect(source.view).toMatchObject({ on: true, deviceId: 'camera', problem: 'failed' });
    });

    it('has no camera when its first one is refused', async () => {
      source.attach(conference as unknown as JitsiConference);
      await on();
      expect(camera.running).toBe(false);
      expect(source.joining).toBeUndefined();
      expect(source.view).toMatchObject({ on: false, wanted: false, problem: 'failed' });
    });

    it('opens the camera anew the next time', async () => {
      source.attach(conference as unknown as JitsiConference);
      await on();
      source.attach(undefined);
      const again = new Camera();
      const turned = source.turn(true);
      await vi.waitFor(() => expect(opened).toHaveLength(2));
      opened[1]!(again);
      await turned;
      expect(again.running).toBe(true);
      expect(source.view).toMatchObject({ on: true, problem: null });
    });
  });

  it('lets go of a camera that the conference takes after the page was left', async () => {
    let taken = () => {};
    source.attach({
      getLocalTracks: () => [],
      replaceTrack: () => new Promise<void>((resolve) => (taken = resolve)),
    } as unknown as JitsiConference);
    const turned = source.turn(true);
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    opened[0]!(camera);
    await new Promise((resolve) => setTimeout(resolve));
    await source.dispose();
    taken();
    await turned;
    expect(camera.running).toBe(false);
  });
});

describe('openTracks', () => {
  /** A browser whose devices refuse for these reasons, one after another, and then give in. */
  function browser(...refusals: string[]) {
    const requests: TrackRequest[] = [];
    const createLocalTracks = async (wanted: TrackRequest) => {
      requests.push(wanted);
      const name = refusals.shift();
      if (name) {
        throw Object.assign(new Error(name), { name });
      }
      return [];
    };
    return { requests, meet: { createLocalTracks } as unknown as JitsiMeet };
  }

  it('insists on no exact value and on no device', async () => {
    const { requests, meet } = browser();
    await openTracks(meet, ['audio', 'video'], { audio: 'gone', video: 'gone' });
    expect(JSON.stringify(requests)).not.toMatch(/exact|min/);
  });

  it.each(['gum.constraint_failed', 'gum.unsupported_resolution', 'OverconstrainedError'])(
    'asks for less where a camera cannot keep to what was asked (%s)',
    async (refusal) => {
      const { requests, meet } = browser(refusal);
      await openTracks(meet, ['video'], { video: 'front' });
      expect(requests).toHaveLength(2);
      expect(JSON.stringify(requests[1]!.constraints)).not.toMatch(/max/);
      expect(requests[1]!.cameraDeviceId).toBe('front');
    },
  );

  it('does not ask again after another refusal', async () => {
    const { requests, meet } = browser('gum.permission_denied');
    await expect(openTracks(meet, ['video'], {})).rejects.toThrow('permission_denied');
    expect(requests).toHaveLength(1);
  });
});
