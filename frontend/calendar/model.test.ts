import { describe, expect, it } from 'vitest';
import { fill, local, viewFor, wallClock } from './model';

describe('a page of the calendar', () => {
  it('keeps its columns where there is room', () => {
    expect(viewFor('week', 1200)).toBe('timeGridWeek');
    expect(viewFor('month', 640)).toBe('dayGridMonth');
  });

  it('is a list where there is none, and a day stays a day', () => {
    expect(viewFor('week', 320)).toBe('listWeek');
    expect(viewFor('month', 639)).toBe('listMonth');
    expect(viewFor('day', 320)).toBe('timeGridDay');
  });

  it('knows what the clock of a zone shows', () => {
    expect(wallClock(new Date('2026-11-26T09:00:00Z'), 'Europe/Paris')).toBe('2026-11-26T10:00:00');
    expect(wallClock(new Date('2026-11-25T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-26T00:30:00');
  });

  it('shows the clock as it jumps and as it goes back', () => {
    expect(wallClock(new Date('2026-03-29T01:00:00Z'), 'Europe/Paris')).toBe('2026-03-29T03:00:00');
    expect(wallClock(new Date('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe('2026-10-25T02:30:00');
  });

  it('tells the server markers without an offset', () => {
    expect(local(new Date('2026-11-26T14:15:00Z'))).toBe('2026-11-26T14:15:00');
  });

  it('fills in words as they are', () => {
    expect(fill('{0} more', 3)).toBe('3 more');
  });
});
