import { describe, expect, it } from 'vitest';
import { Reconciler } from './reconciler';

describe('Reconciler', () => {
  it('carries out one wish at a time and skips those that were overtaken', async () => {
    const done: boolean[] = [];
    let finish: (() => void)[] = [];
    const camera = new Reconciler(
      false,
      (on) =>
        new Promise<boolean>((resolve) => {
          done.push(on);
          finish.push(() => resolve(on));
        }),
      () => {},
    );
    const settled = camera.want(true);
    void camera.want(false);
    void camera.want(true);
    void camera.want(false);
    expect(done).toEqual([true]);
    finish.shift()!();
    await Promise.resolve();
    await Promise.resolve();
    expect(done).toEqual([true, false]);
    finish.shift()!();
    await settled;
    expect(camera.actual).toBe(false);
    expect(camera.busy).toBe(false);
    finish = [];
  });

  it('gives up a wish that was not granted', async () => {
    const camera = new Reconciler(
      false,
      async () => false,
      () => {},
    );
    await camera.want(true);
    expect(camera.desired).toBe(false);
    expect(camera.actual).toBe(false);
  });

  it('keeps a newer wish while the older one fails', async () => {
    const answers = [false, true];
    const camera = new Reconciler<number | boolean>(
      0,
      async () => answers.shift()!,
      () => {},
    );
    const first = camera.want(1);
    void camera.want(true);
    await first;
    expect(camera.actual).toBe(true);
  });

  it('tells of every change of desire and of the end', async () => {
    let told = 0;
    const camera = new Reconciler(
      false,
      async (on) => on,
      () => told++,
    );
    await camera.want(true);
    expect(told).toBe(2);
  });
});
