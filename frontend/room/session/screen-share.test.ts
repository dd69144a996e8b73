import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rest } from '../rest';
import type { JitsiLocalTrack, JitsiMeet } from './jitsi';
import { ScreenShare } from './screen-share';

class Screen {
  captured = true;
  addEventListener(): void {}
  async dispose(): Promise<void> {
    this.captured = false;
  }
}

interface Setup {
  readonly screen: boolean;
  tracks(): readonly JitsiLocalTrack[];
}

const asked: ((...chosen: Screen[]) => void)[] = [];
const joins: Setup[] = [];

vi.mock('./library', () => ({
  library: async () =>
    ({
      createLocalTracks: () =>
        new Promise<JitsiLocalTrack[]>((resolve) =>
          asked.push((...chosen) => resolve(chosen as unknown as JitsiLocalTrack[])),
        ),
      events: { track: {} },
    }) as unknown as JitsiMeet,
}));

vi.mock('./line', () => ({
  Line: class {
    events = { subscribe: () => () => {} };
    constructor(
      _rest: Rest,
      readonly setup: Setup,
    ) {}
    async join(): Promise<void> {
      joins.push(this.setup);
    }
    close(): void {}
  },
}));

describe('ScreenShare', () => {
  let share: ScreenShare;
  let told: boolean[];

  beforeEach(() => {
    asked.length = 0;
    joins.length = 0;
    told = [];
    share = new ScreenShare(
      {} as Rest,
      () => 'Anna',
      (sharing) => told.push(sharing),
    );
  });

  it('shares what was chosen, and stops', async () => {
    const screen = new Screen();
    const started = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!(screen);
    await started;
    share.stop();
    expect(joins).toHaveLength(1);
    expect(told).toEqual([true, false]);
    expect(screen.captured).toBe(false);
  });

  it('sends the picture and, where the browser gives it, the sound, in a conference of a screen', async () => {
    const [picture, sound] = [new Screen(), new Screen()];
    const started = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!(picture, sound);
    await started;
    expect(joins[0]!.screen).toBe(true);
    expect(joins[0]!.tracks()).toEqual([picture, sound]);
    share.stop();
    expect([picture.captured, sound.captured]).toEqual([false, false]);
  });

  it('asks once, however often the button is pressed', async () => {
    const first = share.start();
    const second = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]!(new Screen());
    await Promise.all([first, second]);
    expect(asked).toHaveLength(1);
    expect(joins).toHaveLength(1);
  });

  it('lets go of a screen that was chosen after the call was over', async () => {
    const screen = new Screen();
    const started = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    share.stop();
    asked[0]!(screen);
    await started;
    expect(screen.captured).toBe(false);
    expect(joins).toHaveLength(0);
    expect(told).toEqual([]);
  });

  it('can be asked again after it was stopped while the browser asked', async () => {
    const first = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    share.stop();
    asked[0]!(new Screen());
    await first;
    const second = share.start();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]!(new Screen());
    await second;
    expect(told).toEqual([true]);
  });
});
