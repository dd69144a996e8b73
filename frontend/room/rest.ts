import type { Admission, Grant, Order, RoomInfo, WaitingState, Wish } from './contract';
import type { Health } from './model/recovery';
import { Waits } from './session/waits';

/** The server said no, with the `code` of its problem document (RFC 9457), or `unreachable` when it said nothing. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** Seconds after which asking again is worth it, if that is known. */
    readonly after = 0,
    /** Tries that are left, of something that is tried a few times only. */
    readonly left = 0,
  ) {
    super(`${code} (${status})`);
  }
}

/** Whether the server was asked too often from this network (RFC 6585, status 429): waiting helps. */
export function tooMany(error: unknown): boolean {
  return error instanceof Refusal && error.status === 429;
}

const ANSWER_WITHIN = 8_000;
const ALIVE_WITHIN = 900;
/** A machine whose port is closed says so sooner than this. */
const REFUSED_WITHIN = 400;

/** The REST calls of the page of a call, all of the same origin and authorised by the admission's cookie. */
export class Rest {
  #slug: string;
  #link: string;

  constructor(slug: string) {
    this.#slug = slug;
    this.#link = slug;
  }

  /** The link by which the page asks. */
  get slug(): string {
    return this.#slug;
  }

  /** The link that leads to the room, for others. */
  get link(): string {
    return this.#link;
  }

  /** The room has another link. As long as it is not taken over here, the former one goes on for whoever is in. */
  async follow(link: string): Promise<void> {
    this.#link = link;
    const taken = await this.#ask<{ link: string }>('POST', '/link', {});
    this.#slug = taken.link;
    this.#link = taken.link;
  }

  /** Where the coming meeting is as a file for calendars. */
  get calendar(): string {
    return `${this.#base()}/calendar.ics`;
  }

  /**
   * Where the picture of somebody is who is in the call, or waits for it; null for who has none. The server says which it is: the
   * version is another with another picture.
   */
  picture(of: 'participants' | 'lobby', id: string, version: string | null | undefined): string | null {
    return version ? `${this.#base()}/${of}/${encodeURIComponent(id)}/picture.jpg?v=${encodeURIComponent(version)}` : null;
  }

  room(): Promise<RoomInfo> {
    return this.#ask<RoomInfo>('GET', '');
  }

  /** Where whoever waits hears how things stand. */
  get waiting(): string {
    return `${this.#base()}/waiting`;
  }

  /** Throws {@link Waits} if the person has to wait, and does from then on. */
  async admit(name: string, wish: Wish): Promise<Admission> {
    const answer = await this.#ask<Admission | WaitingState>('POST', '/admission', { name, wish });
    if ('state' in answer) {
      throw new Waits(answer);
    }
    return answer;
  }

  /** Has a code mailed to the address, if it is invited; that is not told. */
  sendCode(address: string, language: string): Promise<void> {
    return this.#ask<void>('POST', '/proof', { address, language });
  }

  /** Proves by a code that the address is the person's, who is in or waits from then on. */
  prove(address: string, code: string, name: string): Promise<unknown> {
    return this.#ask<unknown>('POST', '/proof/check', { address, code, name });
  }

  stopWaiting(): Promise<void> {
    return this.#ask<void>('POST', '/waiting/leave', {});
  }

  /** Tells those who wait something. */
  tellWaiting(text: string): Promise<void> {
    return this.#ask<void>('POST', '/lobby/message', { text });
  }

  /** Opens the door again after a meeting. */
  reopen(): Promise<void> {
    return this.#ask<void>('POST', '/reopen', {});
  }

  token(screen: boolean): Promise<Grant> {
    return this.#ask<Grant>('POST', '/token', { screen });
  }

  /** Does something to others. */
  order(order: Order): Promise<void> {
    const { do: what, ...body } = order;
    const { participant, ...details } = { participant: undefined, ...body };
    return this.#ask<void>('POST', participant ? `/participants/${participant}/${what}` : `/${what}`, details);
  }

  /** Tells the server that a stream is gone while the page goes away; nothing waits for the answer. */
  leaveBeacon(endpoint: string): void {
    const body = new Blob([JSON.stringify({ endpoint })], { type: 'application/json' });
    navigator.sendBeacon(`${this.#base()}/leave`, body);
  }

  #base(): string {
    return `/api/rooms/${this.slug}`;
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.#base() + path, {
      method,
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
      ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refusal('unreachable', 0);
    });
    if (!response.ok) {
      const { code, left } = await problemOf(response);
      throw new Refusal(code, response.status, Number(response.headers.get('Retry-After') ?? 0), left);
    }
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/**
 * Whether the server answers: `up`, or `down` when something in its place does not or refuses at once (the process is gone, a
 * proxy says so), or `silent` when nothing is heard, as behind a broken network. Never throws.
 */
export async function probe(): Promise<Health> {
  const asked = performance.now();
  try {
    const response = await fetch('/api/alive', { cache: 'no-store', signal: AbortSignal.timeout(ALIVE_WITHIN) });
    return response.ok ? 'up' : 'down';
  } catch {
    return navigator.onLine && performance.now() - asked < REFUSED_WITHIN ? 'down' : 'silent';
  }
}

async function problemOf(response: Response): Promise<{ code: string; left: number }> {
  const problem = (await response.json().catch(() => null)) as { code?: unknown; left?: unknown } | null;
  const { code, left } = problem ?? {};
  return {
    code: typeof code === 'string' ? code : `http-${response.status}`,
    left: typeof left === 'number' ? left : 0,
  };
}
