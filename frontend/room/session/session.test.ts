import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Admission } from '../contract';
import type { Rest } from '../rest';
import { Session } from './session';

vi.mock('./library', () => ({ library: () => new Promise(() => {}) }));

vi.mock('./line', () => ({
  Line: class {
    events = { subscribe: () => () => {} };
    async prepare(): Promise<void> {}
    async join(): Promise<void> {}
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
    session = new Session(door as unknown as Rest);
    admitted = [];
  });

  it('is admitted once when it is joined while it still prepares', async () => {
    const prepared = session.prepare('Anna');
    const joined = session.join('Anna', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(1));
    door.asked[0]!.answer();
    await Promise.all([prepared, joined]);
    expect(door.asked).toHaveLength(1);
    expect(admitted.map((me) => me.participant)).toEqual(['participant 0']);
  });

  it('ends up under the name it was joined with, however late the first one is answered', async () => {
    const prepared = session.prepare('Ann');
    const joined = session.join('Anna', (me) => admitted.push(me));
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
    const joined = session.join('Anna', (me) => admitted.push(me));
    await vi.waitFor(() => expect(door.asked).toHaveLength(2));
    door.asked[1]!.answer();
    await joined;
    expect(admitted).toHaveLength(1);
  });
});
