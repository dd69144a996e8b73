import { t } from '../../shared/i18n';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Before the beginning this is said aloud, in minutes; the beginning itself is, too. */
const MARKS = [10, 5, 1, 0];

/** Where a moment lies in a meeting: before it, during it, or after its planned end. */
export type Stage = 'before' | 'during' | 'after';

export function stageOf(now: number, start: number, end: number | null): Stage {
  return now < start ? 'before' : end === null || now < end ? 'during' : 'after';
}

/** How long it is until a meeting begins, or that it has begun. */
export function countdownText(now: number, start: number, end: number | null, locale: string): string {
  const stage = stageOf(now, start, end);
  return stage === 'before'
    ? t('countdown.before', { time: durationText(start - now, locale) })
    : t(`countdown.${stage}`);
}

/**
 * A length of time in words, never less than is left: days and hours, or hours and minutes, or minutes, or in the last minute
 * seconds.
 */
export function durationText(left: number, locale: string): string {
  const seconds = Math.max(1, Math.ceil(left / SECOND));
  if (seconds < 60) {
    return words([[seconds, 'second']], locale);
  }
  const step = left > DAY ? HOUR : MINUTE;
  const rounded = Math.ceil(left / step) * step;
  return words(
    [
      [Math.floor(rounded / DAY), 'day'],
      [Math.floor((rounded % DAY) / HOUR), 'hour'],
      [(rounded % HOUR) / MINUTE, 'minute'],
    ],
    locale,
  );
}

/** In how many milliseconds the text changes; null if it never does again. */
export function nextChange(now: number, start: number, end: number | null): number | null {
  const left = start - now;
  if (left > MINUTE) {
    return left % MINUTE || MINUTE;
  }
  if (left > 0) {
    return left % SECOND || SECOND;
  }
  return end !== null && now < end ? end - now : null;
}

/** What is said aloud once the time has gone from `before` to `now`, or null; of several, the last. */
export function markText(before: number, now: number, start: number, locale: string): string | null {
  const passed = MARKS.filter((minutes) => before < start - minutes * MINUTE && now >= start - minutes * MINUTE).at(-1);
  if (passed === undefined) {
    return null;
  }
  return passed === 0 ? t('countdown.begins') : t('countdown.before', { time: durationText(start - now, locale) });
}

function words(parts: readonly (readonly [number, string])[], locale: string): string {
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  return new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(said);
}
