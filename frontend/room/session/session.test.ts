import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Admission, Grant } from '../contract';
import { Refusal, type Rest } from '../rest';
import type { JitsiConference, ReceiverConstraints } from './jitsi';
import type { LineOwner } from './line';
import { Session } from './session';

vi.mock('./library', () => ({ library: () => new Promise(() => {}) }));

const lines = vi.hoisted(() => ({ owners: [] as LineOwner[], joins: async (): Promise<void> => {} }));

vi.mock('./line', () => ({
  Line: class {
    constructor(_rest: unknown, owner: LineOwner) {
      lines.owners.push(owner);
    }
    events = { subscribe: () => () => {} };
    async prepare(): Promise<void> {}
    join = () => lines.joins();
    forget(): void {}
    close(): void {}
  },
}));

/** A server that answers admissions in the order in which the test says so. */
class Door {
  readonly asked: { name: string; answer: () => void; refuse: () => void }[] = [];

  admit(name: string): Promise<Admission> {
    return new Promise((resolve, reject) => {
      const participant = `participant ${this.asked.length}`;
      this.asked.push({
        name,
        answer: () => resolve({ participant, name, role: 'guest' } as Admission),
        refuse: () => reject(new Error('refused')),
      });
    });
  }
}

describe('Session', () => {
  let door: Door;
  let session: Session;
  let admitted: Admission[];

  beforeEach(() => {
    door = new Door();
    lines.joins = async () => {};
    session = new Session(door as unknown as Rest);
    admitted = [];
  });

  it('is admitted once when it is joined while it still prepares', async () => {
    const prepared = session.prepare('Anna');
    const joined = session.join('Anna', 'ask', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(1));
    door.asked[0]!.answer();
    await Promise.all([prepared, joined]);
    expect(door.asked).toHaveLength(1);
    expect(admitted.map((me) => me.participant)).toEqual(['participant 0']);
  });

  it('ends up under the name it was joined with, however late the first one is answered', async () => {
    const prepared = session.prepare('Ann');
    const joined = session.join('Anna', 'ask', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(1));
    door.asked[0]!.answer();
    await vi.waitFor(() => expect(door.asked).toHaveLength(2));
    door.asked[1]!.answer();
    await Promise.all([prepared, joined]);
    expect(session.me?.name).toBe('Anna');
  });

  it('asks again after it was refused', async () => {
    const prepared = session.prepare('Anna').catch(() => 'refused');
    await vi.waitFor(() => expect(door.asked).toHaveLength(1));
    door.asked[0]!.refuse();
    expect(await prepared).toBe('refused');
    const joined = session.join('Anna', 'ask', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(2));
    door.asked[1]!.answer();
    await joined;
    expect(admitted).toHaveLength(1);
  });

  /** What `join` comes to when the first stream is answered like this. */
  const joinsAfter = async (code: string, prepares: boolean) => {
    if (prepares) {
      const prepared = session.prepare('Anna');
      await vi.waitFor(() => expect(door.asked).toHaveLength(1));
      door.asked[0]!.answer();
      await prepared;
    }
    let tries = 0;
    lines.joins = async () => {
      if (tries++ === 0) {
        throw new Refusal(code, 0);
      }
    };
    const joined = session.join('Anna', 'ask', (me) => admitted.push(me)).catch((error: Refusal) => error.code);
    for (let answered = prepares ? 1 : 0; answered < 2; answered++) {
      await vi.waitFor(() => expect(door.asked.length).toBeGreaterThan(answered)).catch(() => {});
      door.asked[answered]?.answer();
    }
    return await joined;
  };

  it.each(['unreachable', 'ended', 'must-wait', 'no-admission'])(
    'asks to be admitted anew when what was prepared is answered %s',
    async (code) => {
      expect(await joinsAfter(code, true)).toBeUndefined();
      expect(admitted.map((me) => me.participant)).toEqual(['participant 0', 'participant 1']);
    },
  );

  it.each(['unreachable', 'ended'])('asks once when it was admitted just now and is answered %s', async (code) => {
    expect(await joinsAfter(code, false)).toBe(code);
    expect(door.asked).toHaveLength(1);
  });

  it('asks to be admitted anew where the door shut after it was prepared', async () => {
    const prepared = session.prepare('Anna');
    await vi.waitFor(() => expect(door.asked).toHaveLength(1));
    door.asked[0]!.answer();
    await prepared;
    session.forget();
    const joined = session.join('Anna', 'ask', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(2));
    door.asked[1]!.answer();
    await joined;
    expect(admitted.map((me) => me.participant)).toEqual(['participant 1']);
  });

  describe('in a conference', () => {
    let wished: ReceiverConstraints[];
    let said: number[];
    let paths: (string | undefined)[];
    let channel: boolean;

    const enter = () => {
      // The person's own line is the last one that a session makes.
      lines.owners.at(-1)!.entering(
        {
          setReceiverConstraints: (constraints: ReceiverConstraints) => wished.push(constraints),
          sendEndpointStatsMessage: (stats: { connectionQuality: number; path?: string }) => {
            if (!channel) {
              throw new Error('No opened channel');
            }
            said.push(stats.connectionQuality);
            paths.push(stats.path);
          },
          getLocalTracks: () => [],
        } as unknown as JitsiConference,
        { participant: 'me' } as Grant,
      );
    };

    beforeEach(() => {
      wished = [];
      said = [];
      paths = [];
      channel = true;
      enter();
    });

    it('asks for no pictures at all, also of a conference that it comes back to', () => {
      session.pictures(false);
      enter();
      session.pictures(true);
      expect(wished.map(({ lastN }) => lastN)).toEqual([20, 0, 0, 20]);
    });

    it('tells the quality of its link when it changes, once there is a channel', () => {
      session.tellLink('good', null);
      channel = false;
      session.tellLink('poor', null);
      channel = true;
      session.tellLink('poor', null);
      session.tellLink('poor', null);
      session.tellLink('good', null);
      expect(said).toEqual([20, 100]);
    });

    it('tells a conference that it comes back to what is not good', () => {
      session.tellLink('fair', null);
      enter();
      session.tellLink('fair', null);
      expect(said).toEqual([60, 60]);
    });

    it('tells the way that packets take once, and when it changes', () => {
      session.tellLink('good', null);
      session.tellLink('good', 'udp');
      session.tellLink('good', 'udp');
      session.tellLink('good', null);
      session.tellLink('good', 'relay-tls');
      enter();
      session.tellLink('good', 'relay-tls');
      expect(paths).toEqual(['udp', 'relay-tls', 'relay-tls']);
      expect(said).toEqual([100, 100, 100]);
    });
  });
});
