import { describe, expect, it } from 'vitest';
import { CallLog, ENTRIES_KEPT } from './call-log';
import { GOOD } from './quality';

describe('CallLog', () => {
  it('tells from when to when a link was weak, and what the reason was', () => {
    const log = new CallLog();
    log.link({ quality: 'fair', limit: 'upload' }, 1);
    log.link({ quality: 'poor', limit: 'both' }, 3);
    log.link(GOOD, 7);
    expect(log.entries).toEqual([
      { what: 'fair', limit: 'upload', from: 1, until: 3 },
      { what: 'poor', limit: 'both', from: 3, until: 7 },
    ]);
  });

  it('keeps what goes on at the same time apart', () => {
    const log = new CallLog();
    log.link({ quality: 'poor', limit: 'download' }, 1);
    log.pictures(true, 2);
    log.connection(true, 3);
    log.connection(true, 4);
    log.connection(false, 5);
    expect(log.entries.map(({ what, until }) => [what, until])).toEqual([
      ['poor', null],
      ['audio-only', null],
      ['reconnecting', 5],
    ]);
  });

  it('has nothing to tell of a call in which nothing happened', () => {
    const log = new CallLog();
    log.connection(false, 1);
    log.pictures(false, 2);
    log.link(GOOD, 3);
    expect(log.entries).toEqual([]);
  });

  it('forgets the oldest', () => {
    const log = new CallLog();
    for (let at = 0; at < 3 * ENTRIES_KEPT; at++) {
      log.connection(at % 2 === 0, at);
    }
    expect(log.entries).toHaveLength(ENTRIES_KEPT);
  });
});
