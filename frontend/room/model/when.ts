import { t } from '../../shared/i18n';

interface Times {
  readonly start: string | null;
  readonly end?: string | null;
  readonly zone: string | null;
}

/** When a meeting takes place, in the time of whoever reads it; the meeting's own zone is named when it is another one. */
export function whenText(times: Times, locale: string, ownZone?: string): string {
  if (!times.start) {
    return '';
  }
  const own = formats(locale, ownZone);
  const start = new Date(times.start);
  const date = own.date.format(start);
  const text = times.end
    ? t('meeting.when', { date, start: own.time.format(start), end: own.time.format(new Date(times.end)) })
    : t('meeting.from', { date, start: own.time.format(start) });
  const there = times.zone ? formats(locale, times.zone).time.format(start) : null;
  const elsewhere = there !== null && there !== own.time.format(start);
  return elsewhere ? t('meeting.zone', { time: text, zone: `${there} ${times.zone}` }) : text;
}

function formats(locale: string, timeZone: string | undefined) {
  const zone = timeZone ? { timeZone } : {};
  return {
    date: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...zone }),
    time: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...zone }),
  };
}
