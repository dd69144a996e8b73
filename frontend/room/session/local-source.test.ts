import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { JitsiLocalTrack, JitsiMeet } from './jitsi';
import { LocalSourceTrack } from './local-source';

/** A camera's track as far as its life goes: a muted one has let go of the device, and takes it again to be heard. */
class Camera {
  running = true;
  #muted = false;
  grant: () => void = () => {};

  addEventListener(): void {}
  getType = () => 'video' as const;
  getDeviceId = () => 'camera';
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
});
