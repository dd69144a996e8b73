import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../contract';
import { Refusal, type Rest } from '../rest';
import { Emitter } from '../../shared/events';
import type { JitsiConference, JitsiMeet } from './jitsi';
import { Line, type LineEvent } from './line';
import type { StreamEvent } from './stream';

vi.mock('./library', () => ({ library: async () => ({}) as JitsiMeet }));

const world = vi.hoisted(() => ({
  streams: [] as FakeStream[],
  joining: (_: FakeStream): unknown => undefined,
  open: (): FakeStream => undefined!,
}));

vi.mock('./stream', () => ({
  Stream: class {
    constructor() {
      return world.open();
    }
  },
}));

class FakeStream {
  readonly events = new Emitter<StreamEvent>();
  readonly conference = Promise.resolve({} as JitsiConference);
  readonly grant = {} as Grant;
  readonly endpoint = 'me';
  readonly peerConnection = null;
  closed = false;
  up = true;

  async join(): Promise<void> {
    await world.joining(this);
  }

  async answered(): Promise<void> {}

  close(): void {
    this.closed = true;
  }
}


describe('Line', () => {
  let line: Line;
  let entering: (JitsiConference | undefined)[];
  let token: () => Promise<Grant>;

  beforeEach(() => {
    vi.useFakeTimers();
    world.streams.length = 0;
    world.open = () => {
      const stream = new FakeStream();
      world.streams.push(stream);
      return stream;
    };
    entering = [];
    token = async () => ({}) as Grant;
    line = new Line({ token: () => token() } as unknown as Rest, {
      screen: false,
      name: () => 'Anna',
      tracks: () => [],
      entering: (conference) => entering.push(conference),
    });
  });
  afterEach(() => {
    line.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('keeps the stream that it joined with', async () => {
    world.joining = (stream) => stream.events.emit({ type: 'joined', endpoint: 'me' });
    await line.join();
    expect(line.endpoint).toBe('me');
    expect(world.streams.map(({ closed }) => closed)).toEqual([false]);
  });

  it('closes a stream that broke while it joined', async () => {
    world.joining = (stream) => stream.events.emit({ type: 'broken' });
    await expect(line.join()).rejects.toBeInstanceOf(Refusal);
    expect(world.streams[0]!.closed).toBe(true);
    expect(line.endpoint).toBeNull();
    expect(entering.at(-1)).toBeUndefined();
  });

  it('closes a stream that nobody lets in in time', async () => {
    world.joining = () => {};
    const joined = line.join().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await joined).toBeInstanceOf(Refusal);
    expect(world.streams[0]!.closed).toBe(true);
  });

  it('closes a stream whose tracks cannot be added', async () => {
    world.joining = () => Promise.reject(new Error('no track'));
    await expect(line.join()).rejects.toThrow('no track');
    expect(world.streams[0]!.closed).toBe(true);
  });

  it('closes a stream that opens after it was closed itself', async () => {
    world.joining = () => {
      throw new Error('it is over');
    };
    const joined = line.join().catch((error: unknown) => error);
    line.close();
    expect(await joined).toBeInstanceOf(Refusal);
    expect(world.streams[0]!.closed).toBe(true);
    expect(entering).toEqual([undefined]);
  });

  it('is over for whoever comes back without an admission, as after signing out', async () => {
    vi.stubGlobal('fetch', async () => new Response());
    const over: LineEvent[] = [];
    line.events.subscribe((event) => event.type === 'over' && over.push(event));
    world.joining = (stream) => stream.events.emit({ type: 'joined', endpoint: 'me' });
    await line.join();
    token = () => Promise.reject(new Refusal('no-admission', 401));

    world.streams[0]!.events.emit({ type: 'broken' });
    await vi.advanceTimersByTimeAsync(5_000);

    expect(over).toEqual([{ type: 'over', reason: 'no-admission' }]);
  });
});
