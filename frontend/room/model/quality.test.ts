import { beforeEach, describe, expect, it } from 'vitest';
import { type LinkFigures, figuresBetween } from './link-figures';
import { readTotals } from './link-totals';
import { BETTER_AFTER, GOOD, type Judgement, SteadyQuality, WORSE_AFTER, judge } from './quality';

const fine: LinkFigures = {
  up: { bps: 900_000, lossPercent: 0, video: true, limited: false, available: 2_000_000 },
  down: { bps: 900_000, lossPercent: 0, concealedPercent: 0, frozenPercent: 0, pictures: 2, still: 0 },
  roundTripMs: 30,
  path: 'udp',
};
const up = (more: Partial<LinkFigures['up']>) => judge({ ...fine, up: { ...fine.up, ...more } });
const down = (more: Partial<LinkFigures['down']>) => judge({ ...fine, down: { ...fine.down, ...more } });

describe('judge', () => {
  it('finds nothing to say of a link that carries everything', () => {
    expect(judge(fine)).toEqual(GOOD);
  });

  it('blames the upload when the link limits the picture', () => {
    expect(up({ limited: true, available: 280_000 })).toEqual({ quality: 'fair', limit: 'upload' });
    expect(up({ limited: true, available: 120_000 })).toEqual({ quality: 'poor', limit: 'upload' });
  });

  it('blames no upload that is small because nobody wants more, or because there is no picture', () => {
    expect(up({ limited: false, available: 280_000 })).toEqual(GOOD);
    expect(up({ video: false, limited: true, available: 60_000 })).toEqual(GOOD);
    expect(up({ limited: true, available: null })).toEqual(GOOD);
  });

  it('blames the download for gaps in the sound, frozen pictures and those that never move', () => {
    expect(down({ concealedPercent: 4 })).toEqual({ quality: 'fair', limit: 'download' });
    expect(down({ frozenPercent: 40 })).toEqual({ quality: 'poor', limit: 'download' });
    expect(down({ still: 1 })).toEqual({ quality: 'fair', limit: 'download' });
    expect(down({ still: 2 })).toEqual({ quality: 'poor', limit: 'download' });
  });

  it('names both directions only when they are equally bad', () => {
    const lossy = { ...fine, up: { ...fine.up, lossPercent: 12 }, down: { ...fine.down, lossPercent: 12 } };
    expect(judge(lossy)).toEqual({ quality: 'poor', limit: 'both' });
    expect(judge({ ...lossy, up: { ...lossy.up, lossPercent: 5 } })).toEqual({ quality: 'poor', limit: 'download' });
  });

  it('blames the delay when nothing else is as bad', () => {
    expect(judge({ ...fine, roundTripMs: 500 })).toEqual({ quality: 'fair', limit: 'delay' });
  });
});

describe('SteadyQuality', () => {
  const fair: Judgement = { quality: 'fair', limit: 'upload' };
  const poor: Judgement = { quality: 'poor', limit: 'upload' };
  let steady: SteadyQuality;
  let now: number;

  /** One judgement every second, the last of them after `millis`. */
  const last = (judgement: Judgement, millis: number) => {
    for (const end = now + millis; now < end; ) {
      now += 1_000;
      steady.judged(judgement, now);
    }
    return steady.shown;
  };

  beforeEach(() => {
    steady = new SteadyQuality();
    now = 0;
  });

  it('shows a link as worse only after it was so for some seconds', () => {
    expect(last(poor, WORSE_AFTER)).toEqual(GOOD);
    expect(last(poor, 1_000)).toEqual(poor);
  });

  it('shows a link as better later than as worse', () => {
    last(poor, WORSE_AFTER + 1_000);
    expect(last(GOOD, BETTER_AFTER)).toEqual(poor);
    expect(last(GOOD, 1_000)).toEqual(GOOD);
  });

  it('does not flicker with a link that swings', () => {
    const seen = new Set<Judgement>();
    for (let i = 0; i < 100; i++) {
      seen.add(last(i % 2 === 0 ? poor : GOOD, 3_000));
    }
    expect([...seen]).toEqual([GOOD]);
  });

  it('goes no further than it was all the time', () => {
    last(poor, 3_000);
    expect(last(fair, WORSE_AFTER)).toEqual(fair);
  });

  it('follows another reason as slowly as a recovery', () => {
    last(fair, WORSE_AFTER + 1_000);
    const other: Judgement = { quality: 'fair', limit: 'download' };
    expect(last(other, BETTER_AFTER)).toEqual(fair);
    expect(last(other, 1_000)).toEqual(other);
  });

  it('begins to count anew after a time of which nothing is known', () => {
    last(poor, WORSE_AFTER);
    steady.unknown();
    expect(last(poor, WORSE_AFTER)).toEqual(GOOD);
  });
});

describe('figures', () => {
  const report = (more: Record<string, number>, path: object = { protocol: 'udp' }) => [
    { type: 'outbound-rtp', kind: 'audio', bytesSent: more['sent'] ?? 0, packetsSent: more['packets'] ?? 0 },
    { type: 'remote-inbound-rtp', packetsLost: more['sentLost'] ?? 0 },
    { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'anna', framesDecoded: more['anna'] ?? 0 },
    { type: 'inbound-rtp', kind: 'video', trackIdentifier: 'ben', framesDecoded: more['ben'] ?? 0 },
    {
      type: 'inbound-rtp',
      kind: 'audio',
      id: 'sound',
      packetsReceived: more['heard'] ?? 0,
      packetsLost: more['lost'] ?? 0,
      concealedSamples: more['concealed'] ?? 0,
      silentConcealedSamples: more['silent'] ?? 0,
      totalSamplesReceived: more['samples'] ?? 0,
    },
    { type: 'transport', selectedCandidatePairId: 'pair' },
    { type: 'candidate-pair', id: 'other', currentRoundTripTime: 9 },
    { type: 'candidate-pair', id: 'pair', localCandidateId: 'local', currentRoundTripTime: 0.08 },
    { type: 'local-candidate', id: 'local', ...path },
  ];
  const between = (before: Record<string, number>, now: Record<string, number>, expected: string[] = []) =>
    figuresBetween(readTotals(report(before), 1_000), readTotals(report(now), 3_000), expected)!;

  it('are differences over the time between two looks', () => {
    const { up: sent, down: got, roundTripMs } = between(
      { sent: 1_000, packets: 100, sentLost: 10, heard: 100, lost: 0 },
      { sent: 26_000, packets: 200, sentLost: 15, heard: 190, lost: 10 },
    );
    expect(sent).toMatchObject({ bps: 100_000, lossPercent: 5 });
    expect(got.lossPercent).toBe(10);
    expect(roundTripMs).toBe(80);
  });

  it('count gaps in what there was to hear, and no silence', () => {
    expect(between({}, { heard: 50, samples: 1_000, concealed: 300, silent: 200 }).down.concealedPercent).toBe(10);
    expect(between({}, { heard: 0, samples: 1_000, concealed: 300 }).down.concealedPercent).toBe(0);
  });

  it('tell pictures that ought to move and do not', () => {
    expect(between({ anna: 5, ben: 5 }, { anna: 9, ben: 5 }, ['anna', 'ben', 'never']).down).toMatchObject({
      pictures: 3,
      still: 2,
    });
  });

  it('are unknown where the connection is another', () => {
    const [old, young] = [readTotals(report({ sent: 500 }), 0), readTotals(report({ sent: 10 }), 1_000)];
    expect(figuresBetween(old, young, [])).toBeNull();
  });

  it('say how the packets go', () => {
    expect(readTotals(report({}), 0).path).toBe('udp');
    expect(readTotals(report({}, { protocol: 'udp', relayProtocol: 'tls' }), 0).path).toBe('relay-tls');
  });
});
