/** What the server shows of one occurrence. Times are on the clock of the reader's zone and carry no offset. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  /** Such as `2026-11-26T10:00:00`. */
  readonly start: string;
  /** Later than `start` also where the clock goes back meanwhile. */
  readonly end: string;
  /** The accessible name: title, day and times in words. */
  readonly label: string;
  readonly movable: boolean;
  readonly cancelled: boolean;
  /** The reader's: `accepted`, `declined`, `tentative`, `needs_action`, or empty for who is not invited. */
  readonly answer: string;
}

export type Mode = 'day' | 'week' | 'month';

/** Everything that the grid shows; matches the Java record `CalendarPage`. */
export interface CalendarPage {
  readonly mode: Mode;
  /** A day of the range that is shown, such as `2026-11-26`. */
  readonly date: string;
  /** The reader's zone, such as `Europe/Paris`. */
  readonly zone: string;
  readonly language: 'en' | 'fr';
  /** 0 is Sunday. */
  readonly firstDay: number;
  /** The hours that are shown of each day: from the first to before the last. */
  readonly fromHour: number;
  readonly toHour: number;
  readonly events: readonly CalendarEvent[];
  readonly texts: CalendarTexts;
}

/** Words that only the server has in the reader's language. */
export interface CalendarTexts {
  /** Names the grid. */
  readonly grid: string;
  /** With `{0}`: a day that can be opened. */
  readonly day: string;
  /** With `{0}`: how many events a day has that are not shown. */
  readonly more: string;
  readonly empty: string;
  /** Names the columns of a list. */
  readonly time: string;
  readonly event: string;
}

/** Below this width of the grid, in CSS pixels, weeks and months are listed. */
export const NARROW = 640;

/** The view of FullCalendar for a mode: seven columns need room, and a list does not. */
export function viewFor(mode: Mode, width: number): string {
  const narrow = width < NARROW;
  switch (mode) {
    case 'day':
      return 'timeGridDay';
    case 'week':
      return narrow ? 'listWeek' : 'timeGridWeek';
    case 'month':
      return narrow ? 'listMonth' : 'dayGridMonth';
  }
}

/** What the clock of a zone shows at a moment, without an offset. */
export function wallClock(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}:${get('second')}`;
}

/** A marker of the grid, whose clock is UTC by name and the reader's by meaning, as the server reads it. */
export function local(marker: Date): string {
  return marker.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}

/** Fills `{0}`. */
export function fill(text: string, value: string | number): string {
  return text.replace('{0}', String(value));
}
