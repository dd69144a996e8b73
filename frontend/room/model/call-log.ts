import type { Judgement, Limit } from './quality';

/** A stretch of a call in which something was not as it should be, or as it usually is. */
export interface LogEntry {
  readonly what: 'fair' | 'poor' | 'reconnecting' | 'audio-only';
  readonly limit: Limit | null;
  /** In milliseconds since 1970. */
  readonly from: number;
  /** Null while it lasts. */
  readonly until: number | null;
}

/** Of a call that changes all the time the oldest is forgotten. */
export const ENTRIES_KEPT = 100;

type Track = 'link' | 'connection' | 'pictures';

/** What happened to the connection in this call. It stays in this browser, and goes with the page. */
export class CallLog {
  entries: readonly LogEntry[] = [];
  #open = new Map<Track, LogEntry>();

  link({ quality, limit }: Judgement, at: number): void {
    this.#replace('link', quality === 'good' ? null : { what: quality, limit, from: at, until: null }, at);
  }

  connection(reconnecting: boolean, at: number): void {
    this.#turn('connection', reconnecting, { what: 'reconnecting', limit: null, from: at, until: null });
  }

  pictures(off: boolean, at: number): void {
    this.#turn('pictures', off, { what: 'audio-only', limit: null, from: at, until: null });
  }

  #turn(track: Track, on: boolean, entry: LogEntry): void {
    if (on !== this.#open.has(track)) {
      this.#replace(track, on ? entry : null, entry.from);
    }
  }

  #replace(track: Track, entry: LogEntry | null, at: number): void {
    const open = this.#open.get(track);
    const closed = this.entries.map((each) => (each === open ? { ...each, until: at } : each));
    this.entries = [...closed, ...(entry ? [entry] : [])].slice(-ENTRIES_KEPT);
    if (entry) {
      this.#open.set(track, entry);
    } else {
      this.#open.delete(track);
    }
  }
}
