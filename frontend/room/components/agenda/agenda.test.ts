import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenRoom } from '../../contract';
import { ServerClock } from '../../model/server-clock';
import { openRoom } from '../../testing/open-room';
import './agenda';
import type { Agenda } from './agenda';

const MINUTE = 60_000;
const room: OpenRoom = { ...openRoom, start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z', zone: 'Europe/Paris' };

describe('Agenda', () => {
  let agenda: Agenda;
  let clock: ServerClock;
  let said: string[];
  const timer = () => agenda.renderRoot.querySelector('[role=timer]')?.textContent;

  const passes = async (time: number) => {
    await vi.advanceTimersByTimeAsync(time);
    await agenda.updateComplete;
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    const begin = Date.now();
    clock = new ServerClock(() => Date.now() - begin);
    clock.told(room.now);
    agenda = document.createElement('parvis-agenda');
    agenda.room = room;
    agenda.clock = clock;
    said = [];
    agenda.addEventListener('mark', (event) => said.push((event as CustomEvent<{ text: string }>).detail.text));
    document.body.append(agenda);
    await agenda.updateComplete;
  });
  afterEach(() => {
    agenda.remove();
    vi.useRealTimers();
  });

  it('counts down to the beginning and past it', async () => {
    expect(timer()).toBe('Begins in 1 hour');
    await passes(MINUTE);
    expect(timer()).toBe('Begins in 59 minutes');
    await passes(59 * MINUTE);
    expect(timer()).toBe('The meeting has begun.');
    await passes(60 * MINUTE);
    expect(timer()).toBe('The planned time is over. You can still join.');
  });

  it('says four things aloud, and not what the page said when it opened', async () => {
    await passes(120 * MINUTE);
    expect(said).toEqual([
      'Begins in 10 minutes',
      'Begins in 5 minutes',
      'Begins in 1 minute',
      'The meeting begins now.',
    ]);
  });

  it('is right as soon as the page is looked at, whatever its timers did', async () => {
    clock.told('2026-11-26T08:57:30Z');
    document.dispatchEvent(new Event('visibilitychange'));
    await agenda.updateComplete;
    expect(timer()).toBe('Begins in 3 minutes');
    expect(said).toEqual(['Begins in 3 minutes']);
  });

  it('follows a meeting that is moved, without speaking of the time that is not any more', async () => {
    agenda.room = { ...room, start: '2026-11-26T08:03:00Z' };
    agenda.moved = true;
    await agenda.updateComplete;
    expect(timer()).toBe('Begins in 3 minutes');
    expect(agenda.renderRoot.textContent).toContain('The meeting has a new time.');
    expect(said).toEqual([]);
  });

  it('tells of a cancelled one that comes before', async () => {
    agenda.room = { ...room, cancelled: '2026-11-26T08:30:00Z' };
    await agenda.updateComplete;
    expect(agenda.renderRoot.querySelector('.note')!.textContent).toContain('Cancelled: ');
  });

  it('is kept in the visitor’s calendar until it is over', async () => {
    const keep = () => agenda.renderRoot.querySelector('a[download]');
    expect(keep()).toBeNull();
    agenda.calendar = '/api/rooms/abc-defg-hij/calendar.ics';
    await agenda.updateComplete;
    expect(keep()!.textContent).toContain('Add to calendar');
    await passes(120 * MINUTE);
    expect(keep()).toBeNull();
  });

  it('has no countdown without a time', async () => {
    agenda.room = { ...room, start: null, end: null, zone: null };
    await agenda.updateComplete;
    expect(timer()).toBeUndefined();
  });
});
