import { afterEach, describe, expect, it } from 'vitest';
import { countdownText, durationText, markText, nextChange } from './countdown';
import { setLocale } from '../../shared/i18n';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-26T09:00:00Z');
const END = START + HOUR;

describe('durationText', () => {
  it.each([
    [3 * DAY + 4 * HOUR - MINUTE, '3 days and 4 hours'],
    [DAY, '1 day'],
    [2 * HOUR + 5 * MINUTE - 1, '2 hours and 5 minutes'],
    [HOUR, '1 hour'],
    [59 * MINUTE + 1, '1 hour'],
    [MINUTE + 1, '2 minutes'],
    [MINUTE, '1 minute'],
    [59 * SECOND - 1, '59 seconds'],
    [1, '1 second'],
  ])('of %i ms is %s', (left, text) => expect(durationText(left, 'en')).toBe(text));

  it('speaks French', () => {
    expect(durationText(DAY + 2 * HOUR, 'fr').replaceAll(/\s/gu, ' ')).toBe('1 jour et 2 heures');
  });
});

describe('countdownText', () => {
  afterEach(() => setLocale('en'));

  it('tells what is left, that it has begun, and that its time is over', () => {
    const at = (now: number) => countdownText(now, START, END, 'en');
    expect(at(START - 5 * MINUTE)).toBe('Begins in 5 minutes');
    expect(at(START)).toBe('The meeting has begun.');
    expect(at(END - 1)).toBe('The meeting has begun.');
    expect(at(END)).toBe('The planned time is over. You can still join.');
  });

  it('never ends where the meeting has no end', () => {
    expect(countdownText(START + 99 * DAY, START, null, 'en')).toBe('The meeting has begun.');
  });

  it('counts hours that pass, whatever clocks show on the night of their change', () => {
    const sundayTenInParis = Date.parse('2026-10-25T09:00:00Z');
    const saturdayTenInParis = Date.parse('2026-10-24T08:00:00Z');
    expect(countdownText(saturdayTenInParis, sundayTenInParis, null, 'en')).toBe('Begins in 1 day and 1 hour');
  });
});

describe('nextChange', () => {
  it('is when the text changes, and not each second', () => {
    let now = START - 90 * MINUTE - 300;
    let changes = 0;
    let text = countdownText(now, START, END, 'en');
    for (let wait = nextChange(now, START, END); wait !== null; wait = nextChange(now, START, END)) {
      expect(wait).toBeGreaterThan(0);
      expect(countdownText(now + wait - 1, START, END, 'en')).toBe(text);
      now += wait;
      text = countdownText(now, START, END, 'en');
      changes++;
    }
    expect(now).toBe(END);
    expect(changes).toBe(1 + 89 + 60 + 1);
  });
});

describe('markText', () => {
  it('speaks ten, five and one minute before the beginning, and when it begins', () => {
    const said: string[] = [];
    for (let now = START - 20 * MINUTE; now < END; now += SECOND) {
      const text = markText(now, now + SECOND, START, 'en');
      if (text) {
        said.push(text);
      }
    }
    expect(said).toEqual([
      'Begins in 10 minutes',
      'Begins in 5 minutes',
      'Begins in 1 minute',
      'The meeting begins now.',
    ]);
  });

  it('says once what a hidden page has slept through', () => {
    expect(markText(START - HOUR, START - 3 * MINUTE, START, 'en')).toBe('Begins in 3 minutes');
    expect(markText(START - HOUR, START + MINUTE, START, 'en')).toBe('The meeting begins now.');
  });

  it('says nothing when the clock is put right backwards', () => {
    expect(markText(START, START - 7 * MINUTE, START, 'en')).toBeNull();
  });
});
