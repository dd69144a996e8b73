/** How often it is looked whether anything came, in milliseconds. */
export const LOOK_EVERY = 500;
/** Looks without anything new that make a silence: the server asks after a second of quiet, so a link that stands is never so. */
export const LOOKS = 3;

/** What has come so far over each part of a connection, by its id. */
export type Arrived = ReadonlyMap<string, number>;

/** Tells when nothing comes over a connection any more; once in each silence. */
export class Silence {
  #last: Arrived = new Map();
  #still = 0;

  /**
   * Takes what has come so far; undefined while the connection is not up, which ends no silence. Nor does a pair that is given up for
   * another: only what comes does.
   */
  look(sofar: Arrived | undefined): boolean {
    if (!sofar) {
      return false;
    }
    const heard = [...sofar].some(([part, count]) => count > (this.#last.get(part) ?? 0));
    this.#still = heard || sofar.size === 0 ? 0 : this.#still + 1;
    this.#last = sofar;
    return this.#still === LOOKS;
  }
}

const COUNTED: Record<string, readonly string[]> = {
  // Over whichever pair: after a restart a browser may send over another one than it is sent to.
  transport: ['bytesReceived'],
  'candidate-pair': ['requestsReceived', 'responsesReceived'],
};

/** Counts what has come over the connection that these reports are of: bytes of media, and checks and answers of ICE. */
export function arrived(reports: Iterable<Record<string, unknown>>): Arrived {
  const parts = new Map<string, number>();
  for (const report of reports) {
    const counts = COUNTED[String(report['type'])]?.map((key) => report[key]).filter((count) => typeof count === 'number');
    if (counts) {
      parts.set(
        String(report['id']),
        counts.reduce((sum, count) => sum + count, 0),
      );
    }
  }
  return parts;
}
