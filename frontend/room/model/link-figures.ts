import type { LinkPath, LinkTotals } from './link-totals';

/** What a link did over some seconds. */
export interface LinkFigures {
  readonly up: {
    readonly bps: number;
    readonly lossPercent: number;
    /** Whether pictures were sent. */
    readonly video: boolean;
    readonly limited: boolean;
    readonly available: number | null;
  };
  readonly down: {
    readonly bps: number;
    readonly lossPercent: number;
    /** Of the sound that there was to hear, how much was made up. */
    readonly concealedPercent: number;
    /** Of the time, added up over all pictures. */
    readonly frozenPercent: number;
    /** Pictures that ought to move, and those of them that did not. */
    readonly pictures: number;
    readonly still: number;
  };
  readonly roundTripMs: number | null;
  readonly path: LinkPath | null;
}

/**
 * What happened between two looks at the same connection, or null if it was another one or no time passed. `expected` are the ids
 * of the tracks whose pictures ought to move.
 */
export function figuresBetween(
  before: LinkTotals,
  now: LinkTotals,
  expected: readonly string[],
): LinkFigures | null {
  const millis = now.at - before.at;
  if (millis <= 0 || now.sentBytes < before.sentBytes || now.receivedBytes < before.receivedBytes) {
    return null;
  }
  const moved = (track: string) => (now.frames.get(track) ?? 0) > (before.frames.get(track) ?? 0);
  return {
    up: {
      bps: ((now.sentBytes - before.sentBytes) * 8_000) / millis,
      lossPercent: percent(now.sentLost - before.sentLost, now.sentPackets - before.sentPackets),
      video: now.framesSent > before.framesSent,
      limited: now.limited,
      available: now.available,
    },
    down: {
      bps: ((now.receivedBytes - before.receivedBytes) * 8_000) / millis,
      lossPercent: lostOf(now.receivedLost - before.receivedLost, now.receivedPackets - before.receivedPackets),
      concealedPercent: concealed(before, now),
      frozenPercent: Math.min(100, ((now.frozenSeconds - before.frozenSeconds) * 100_000) / millis),
      pictures: expected.length,
      still: expected.filter((track) => !moved(track)).length,
    },
    roundTripMs: now.roundTripMs,
    path: now.path,
  };
}

/** Who says nothing may be sent nothing, so only streams of which packets came count. */
function concealed(before: LinkTotals, now: LinkTotals): number {
  let made = 0;
  let all = 0;
  for (const [id, sound] of now.sound) {
    const was = before.sound.get(id) ?? { packets: 0, concealed: 0, samples: 0 };
    if (sound.packets > was.packets) {
      made += sound.concealed - was.concealed;
      all += sound.samples - was.samples;
    }
  }
  return percent(made, all);
}

function lostOf(lost: number, arrived: number): number {
  return percent(lost, lost + arrived);
}

/** A late packet is lost no longer, so a difference can be below zero. */
function percent(part: number, whole: number): number {
  return whole <= 0 || part <= 0 ? 0 : Math.min(100, (part * 100) / whole);
}
