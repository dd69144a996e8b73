/** How often it is looked whether anything came, in milliseconds. */
export const LOOK_EVERY = 500;
/** Looks without anything new that make a silence: the server asks after a second of quiet, so a link that stands is never so. */
export const LOOKS = 3;

/** Tells when nothing comes over a connection any more; once in each silence. */
export class Silence {
  #last: number | undefined;
  #still = 0;

  /** Takes what has come so far, in any unit that only grows; undefined while there is no connection. */
  look(sofar: number | undefined): boolean {
    this.#still = sofar !== undefined && sofar === this.#last ? this.#still + 1 : 0;
    this.#last = sofar;
    return this.#still === LOOKS;
  }
}

/** What has come over the connection that these reports are of: bytes of media, and checks and answers of ICE. */
export function arrived(reports: Iterable<Record<string, unknown>>): number | undefined {
  let sum: number | undefined;
  for (const report of reports) {
    if (report['type'] === 'candidate-pair') {
      for (const key of ['bytesReceived', 'requestsReceived', 'responsesReceived']) {
        const count = report[key];
        sum = (sum ?? 0) + (typeof count === 'number' ? count : 0);
      }
    }
  }
  return sum;
}
