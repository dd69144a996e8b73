import { t } from '../../shared/i18n';

interface Times {
  readonly start: string | null;
  readonly end?: string | null;
  readonly zone: string | null;
}

/** What a browser says that does not know where it is. */
const UNKNOWN = 'Etc/Unknown';

/**
 * When a meeting takes place, in the time of whoever reads it; the meeting's own zone is named with its time when it is another
 * one. A browser that does not know its zone shows the meeting's.
 */
export function whenText(times: Times, locale: string, ownZone: string | null = browserZone()): string {
  if (!times.start) {
    return '';
  }
  const start = new Date(times.start);
  const there = times.zone ? formats(locale, times.zone) : null;
  const own = (ownZone && formats(locale, ownZone)) || there || formats(locale, 'UTC')!;
  const date = ordinal(own.date.format(start), locale);
  const text = times.end
    ? t('meeting.when', { date, start: own.time.format(start), end: own.time.format(new Date(times.end)) })
    : t('meeting.from', { date, start: own.time.format(start) });
  if (own === there) {
    return t('meeting.zone', { time: text, zone: zoneName(times.zone!) });
  }
  const elsewhere = there && momentThere(start, own, there);
  return elsewhere ? t('meeting.zone', { time: text, zone: `${elsewhere} ${zoneName(times.zone!)}` }) : text;
}

/** In French the first of a month alone is an ordinal, which browsers do not write. */
function ordinal(date: string, locale: string): string {
  return locale.startsWith('fr') ? date.replace(/\b1 /, '1er ') : date;
}

/** The zone of this browser, or null if it does not know it. */
export function browserZone(): string | null {
  try {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    return timeZone && timeZone !== UNKNOWN ? timeZone : null;
  } catch {
    return null;
  }
}

type Formats = Readonly<Record<'date' | 'day' | 'time', Intl.DateTimeFormat>>;

/** What clocks show elsewhere, with the day if that is another one; null if they show the same as here. */
function momentThere(moment: Date, here: Formats, there: Formats): string | null {
  const time = there.time.format(moment);
  const otherDay = there.date.format(moment) !== here.date.format(moment);
  if (!otherDay) {
    return time === here.time.format(moment) ? null : time;
  }
  return `${there.day.format(moment)} ${time}`;
}

/** Null for a zone that this browser does not know. */
function formats(locale: string, timeZone: string): Formats | null {
  try {
    return {
      date: new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone,
      }),
      day: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }),
      time: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }),
    };
  } catch {
    return null;
  }
}

function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}
