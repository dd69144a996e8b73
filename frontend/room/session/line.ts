import type { Connection, EndReason, Grant } from '../contract';
import { type Rejoined, Recovery } from '../model/recovery';
import { Refusal, type Rest, probe } from '../rest';
import { Emitter } from '../../shared/events';
import { Scope } from '../../shared/scope';
import type { JitsiConference, JitsiLocalTrack } from './jitsi';
import { library } from './library';
import { endReason } from './refusals';
import { Stream, type StreamEvent } from './stream';

const JOIN_WITHIN = 15_000;

export type LineEvent =
  | { readonly type: 'joined'; readonly endpoint: string; readonly grant: Grant; readonly again: boolean }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'over'; readonly reason: EndReason };

/** What a line needs from whoever owns it: the person, or their shared screen. */
export interface LineOwner {
  readonly screen: boolean;
  readonly name: () => string;
  readonly tracks: () => readonly JitsiLocalTrack[];
  /** A new conference takes over, before anything happens in it; undefined when there is none for a while. */
  entering(conference: JitsiConference | undefined, grant: Grant | undefined): void;
}

/**
 * A lasting place in the room, over the streams that come and go: opens one, joins, and brings it back after the network or the
 * server broke, always with the same tracks.
 */
export class Line {
  readonly events = new Emitter<LineEvent>();
  #scope = new Scope();
  #prepared: Promise<Stream> | undefined;
  #stream: Stream | undefined;
  #closed = false;
  #before = false;
  #recovery = new Recovery({
    probe,
    resume: () => this.#stream?.resume(),
    rejoin: () => this.#rejoin(),
    changed: (connection) => this.#emit({ type: 'connection', connection }),
  });

  constructor(
    private readonly rest: Rest,
    private readonly owner: LineOwner,
  ) {
    this.#scope.listen(window, 'offline', () => this.#recovery.network(false));
    this.#scope.listen(window, 'online', () => this.#recovery.network(true));
  }

  get endpoint(): string | null {
    return this.#stream?.endpoint ?? null;
  }

  get peerConnection(): RTCPeerConnection | null {
    return this.#stream?.peerConnection ?? null;
  }

  /** Opens a stream ahead of {@link join}. Nobody in the room sees it. */
  async prepare(): Promise<void> {
    this.#prepared ??= this.#open();
    await this.#prepared.catch(() => this.forget());
  }

  /** Drops what was prepared, for example because the person changed their name. */
  forget(): void {
    void this.#prepared?.then((stream) => stream.close()).catch(() => {});
    this.#prepared = undefined;
  }

  /** Throws a {@link Refusal} if the room does not let the person in. */
  async join(): Promise<void> {
    const ready = await this.#prepared?.catch(() => undefined);
    this.#prepared = undefined;
    if (ready && !ready.up) {
      ready.close();
    }
    const stream = ready?.up ? ready : await this.#open();
    if (this.#closed) {
      stream.close();
      throw new Refusal('unreachable', 0);
    }
    await this.#enter(stream);
  }

  close(): void {
    this.#closed = true;
    this.#scope.close();
    this.#recovery.stop();
    this.forget();
    this.#drop();
  }

  async #open(): Promise<Stream> {
    const [meet, grant] = await Promise.all([library(), this.rest.token(this.owner.screen)]);
    const stream = new Stream(meet, grant, { simulcast: !this.owner.screen });
    await within(JOIN_WITHIN, stream.conference).catch((error: unknown) => {
      stream.close();
      throw error;
    });
    return stream;
  }

  /** A stream that does not get in is closed: nobody else knows of it. */
  async #enter(stream: Stream): Promise<void> {
    this.#stream = stream;
    try {
      await this.#admitted(stream);
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  #drop(): void {
    this.owner.entering(undefined, undefined);
    this.#stream?.close();
    this.#stream = undefined;
  }

  async #admitted(stream: Stream): Promise<void> {
    this.owner.entering(await stream.conference, stream.grant);
    const joined = new Promise<void>((resolve, reject) => {
      stream.events.subscribe((event) => {
        if (event.type === 'joined') {
          resolve();
        } else if (event.type === 'broken' || event.type === 'over') {
          reject(new Refusal(event.type === 'over' ? event.end : 'unreachable', 0));
        }
        this.#heard(stream, event);
      });
    });
    await stream.join(this.owner.name(), this.owner.tracks());
    await within(JOIN_WITHIN, joined);
    await stream.answered();
  }

  #heard(stream: Stream, event: StreamEvent): void {
    if (stream !== this.#stream || this.#closed) {
      return;
    }
    switch (event.type) {
      case 'joined':
        this.#recovery.joined();
        this.#emit({ type: 'joined', endpoint: event.endpoint, grant: stream.grant, again: this.#before });
        this.#before = true;
        break;
      case 'socket':
        this.#recovery.socket(event.up);
        break;
      case 'media':
        this.#recovery.media(event.up);
        break;
      case 'unheard':
        this.#recovery.network(false);
        break;
      case 'broken':
        if (this.#before) {
          this.#recovery.broken();
        }
        break;
      case 'over':
        this.#emit({ type: 'over', reason: event.end });
        break;
    }
  }

  async #rejoin(): Promise<Rejoined> {
    this.#drop();
    try {
      const stream = await this.#open();
      if (this.#closed) {
        stream.close();
        return 'over';
      }
      await this.#enter(stream);
      return 'joined';
    } catch (error) {
      const reason = error instanceof Refusal ? endReason(error) : null;
      if (reason) {
        this.#emit({ type: 'over', reason });
        return 'over';
      }
      return this.#closed ? 'over' : 'retry';
    }
  }

  #emit(event: LineEvent): void {
    if (!this.#closed) {
      this.events.emit(event);
    }
  }
}

function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('unreachable', 0)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
