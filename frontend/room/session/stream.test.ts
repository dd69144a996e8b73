import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../contract';
import type { JitsiConference, JitsiConnection, JitsiMeet, JitsiPeerConnection, JitsiSocket } from './jitsi';
import { Stream, keepCertificate } from './stream';

type Listener = (...args: never[]) => void;

/** When somebody is removed, the library tells, then it leaves, and whoever leaves second is refused. */
class FakeConference {
  readonly leaves: string[] = [];
  negotiations = 0;
  options: object = {};
  connection: object = {};
  readonly codecSelection = { _selectPreferredCodec: () => void this.negotiations++ };
  #told: Listener | undefined;

  on(event: string, listener: Listener): void {
    if (event === 'kicked') {
      this.#told = listener;
    }
  }

  /** What the library does for every newcomer. */
  somebodyComes(): void {
    this.codecSelection._selectPreferredCodec();
  }

  removeMe(): Promise<void> {
    this.#told?.();
    return this.leave('library');
  }

  leave(by = 'page'): Promise<void> {
    this.leaves.push(by);
    return this.leaves.length === 1 ? Promise.resolve() : Promise.reject(new Error('already left'));
  }
}

/** What happens to the socket, in order. */
class FakeSocket implements JitsiSocket {
  readonly done: string[] = [];
  connected = true;
  readonly _resumeTask = {
    _cancelResume: () => void this.done.push('delay ended'),
    _resumeConnection: () => void this.done.push('resumed'),
  };

  closeWebsocket(): void {
    this.connected = false;
    this.done.push('closed');
  }
}

function meetWith(conference: FakeConference, socket?: JitsiSocket): JitsiMeet {
  class Connection {
    readonly xmpp = { connection: socket };
    constructor(_appId: unknown, _token: unknown, options: object) {
      conference.connection = options;
    }
    addEventListener(event: string, listener: Listener): void {
      if (event === 'established') {
        queueMicrotask(listener);
      }
    }
    connect(): void {}
    disconnect(): Promise<void> {
      return Promise.resolve();
    }
    initJitsiConference(_room: string, options: object): JitsiConference {
      conference.options = options;
      return conference as unknown as JitsiConference;
    }
  }
  return {
    JitsiConnection: Connection as unknown as new () => JitsiConnection,
    events: { conference: { KICKED: 'kicked' }, connection: { CONNECTION_ESTABLISHED: 'established' } },
    errors: { conference: {} },
  } as unknown as JitsiMeet;
}

const TRUE = 'a=fingerprint:sha-256 AB:CD';
const OTHER = 'a=fingerprint:sha-256 EF:01';
const FALSE = 'a=fingerprint:sha-1 00:00:00';

function description(certificate: string): RTCSessionDescription {
  const sdp = ['v=0', 'm=audio 9', certificate, 'a=setup:actpass', 'm=video 9', certificate].join('\r\n');
  return { type: 'offer', sdp } as RTCSessionDescription;
}

/** The certificates of what is given to the browser if the offer names one and the conversion another. */
function given(named: string, converted: string, current: string | null): string[] {
  vi.stubGlobal('RTCSessionDescription', function (this: object, init: RTCSessionDescriptionInit) {
    Object.assign(this, init);
  });
  const interop: NonNullable<JitsiPeerConnection['interop']> = { toUnifiedPlan: () => description(converted) };
  keepCertificate({ interop });
  const { sdp } = interop.toUnifiedPlan(description(named), current === null ? null : description(current));
  return sdp.split('\r\n').filter((line) => line.startsWith('a=fingerprint'));
}

describe('keepCertificate', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('passes over the false certificate that comes first when a transport is replaced', () => {
    expect(given(FALSE, FALSE, TRUE)).toEqual([TRUE, TRUE]);
  });

  it('puts the certificate that was named into every part', () => {
    expect(given(TRUE, FALSE, TRUE)).toEqual([TRUE, TRUE]);
    expect(given(OTHER, TRUE, TRUE)).toEqual([OTHER, OTHER]);
    expect(given(TRUE, TRUE, null)).toEqual([TRUE, TRUE]);
  });

  it('does without a conversion', () => {
    expect(() => keepCertificate(undefined)).not.toThrow();
  });
});

describe('Stream', () => {
  it('lets the library leave first when the person is removed', async () => {
    const conference = new FakeConference();
    const stream = new Stream(meetWith(conference), {} as Grant, { simulcast: false });
    const ends: unknown[] = [];
    stream.events.subscribe((event) => ends.push(event));
    await stream.conference;
    await conference.removeMe();
    expect(ends).toEqual([{ type: 'over', end: 'removed' }]);
    expect(conference.leaves[0]).toBe('library');
  });

  it('gives a socket of another network up and resumes in the same moment', async () => {
    const socket = new FakeSocket();
    const stream = new Stream(meetWith(new FakeConference(), socket), {} as Grant, { simulcast: false });
    await stream.conference;
    stream.resume();
    expect(socket.done).toEqual(['closed', 'delay ended', 'resumed']);
    stream.resume();
    expect(socket.done.slice(3)).toEqual(['delay ended', 'resumed']);
    stream.close();
    stream.resume();
    expect(socket.done).toHaveLength(5);
  });

  it('lets a resume that is under way be', async () => {
    const socket = new FakeSocket();
    socket._resumeTask._resumeConnection = () => {
      throw new Error('resume() can only be called in the DISCONNECTED state');
    };
    const stream = new Stream(meetWith(new FakeConference(), socket), {} as Grant, { simulcast: false });
    await stream.conference;
    expect(() => stream.resume()).not.toThrow();
  });

  it('keeps the socket of a library that cannot resume at once', async () => {
    const socket = { connected: true, closed: false, closeWebsocket: () => (socket.closed = true) };
    const stream = new Stream(meetWith(new FakeConference(), socket), {} as Grant, { simulcast: false });
    await stream.conference;
    stream.resume();
    expect(socket.closed).toBe(false);
  });

  it('leaves the codec to the offer when somebody comes', async () => {
    const conference = new FakeConference();
    await new Stream(meetWith(conference), {} as Grant, { simulcast: false }).conference;
    conference.somebodyComes();
    expect(conference.negotiations).toBe(0);
  });

  it('has the library meet nobody past the bridge, ask nobody else and send no requests of its own', async () => {
    const conference = new FakeConference();
    await new Stream(meetWith(conference), {} as Grant, { simulcast: false }).conference;
    const alone = { p2p: { enabled: false, stunServers: [] }, disableThirdPartyRequests: true };
    expect(conference.options).toMatchObject(alone);
    expect(conference.connection).toMatchObject({ ...alone, websocketKeepAlive: -1 });
  });

  it('has the library ping nobody in the room', async () => {
    const conference = new FakeConference();
    await new Stream(meetWith(conference), {} as Grant, { simulcast: false }).conference;
    expect(conference.options).toMatchObject({ e2eping: { pingInterval: 0 } });
  });
});
