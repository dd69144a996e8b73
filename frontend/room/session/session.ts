import { MOST_PICTURES, type Admission, type EndReason, type Grant, type MediaKind, type Quality, type SessionEvent, type Waiter, type Wish } from '../contract';
import type { LinkPath } from '../model/link-totals';
import { Refusal, type Rest } from '../rest';
import { Emitter } from '../../shared/events';
import { Scope } from '../../shared/scope';
import type { JitsiConference } from './jitsi';
import { library } from './library';
import { Line } from './line';
import { LocalMedia } from './local-media';
import { Membership, type RoomNews } from './membership';
import { ScreenShare } from './screen-share';

/** After these answers the person asks to be admitted anew. */
const ANEW: ReadonlySet<string> = new Set(['no-admission', 'must-wait']);
/** What was got ready may be worth nothing by now: the room shut, or the call ended, of which the stream says no more than no. */
const ANEW_IF_PREPARED: ReadonlySet<string> = new Set([...ANEW, 'unreachable', 'ended']);

/** Everything the page does in a room. The rest of the page talks to this class and sees no type of lib-jitsi-meet. */
export class Session {
  readonly events = new Emitter<SessionEvent>();
  readonly media = new LocalMedia();
  readonly screen: ScreenShare;
  #line: Line;
  #scope = new Scope();
  #admission: Admission | undefined;
  #admitting: Promise<unknown> = Promise.resolve();
  #conference: JitsiConference | undefined;
  #heights: Readonly<Record<string, number>> = {};
  #pictures = true;
  #toldQuality: Quality = 'good';
  #toldPath: LinkPath | null = null;
  #hand = false;
  #over = false;

  constructor(private readonly rest: Rest) {
    const name = () => this.#admission?.name ?? '';
    this.screen = new ScreenShare(rest, name, (sharing) => this.#tell({ type: 'screen', sharing }));
    this.#line = new Line(rest, {
      screen: false,
      name,
      tracks: () => this.media.joining(),
      entering: (conference, grant) => this.#entering(conference, grant),
    });
    this.#line.events.subscribe((event) => {
      switch (event.type) {
        case 'joined':
          this.#tell({ ...event, participant: event.grant.participant });
          break;
        case 'connection':
          this.#tell(event);
          break;
        case 'over':
          this.#end(event.reason);
          break;
      }
    });
    this.media.level.subscribe((level) => {
      const endpoint = this.#line.endpoint;
      if (endpoint) {
        this.#tell({ type: 'level', endpoint, level });
      }
    });
    this.#scope.listen(window, 'pagehide', () => this.#pageGoes());
  }

  get me(): Admission | undefined {
    return this.#admission;
  }

  /** The connections that carry media: the person's own, then that of their shared screen. For tests and measurements. */
  peerConnections(): RTCPeerConnection[] {
    return [this.#line.peerConnection, this.screen.peerConnection].filter((connection) => connection !== null);
  }

  /**
   * Gets everything ready up to the door: admission, token and an open stream. Nobody sees the person yet. Failing is of no
   * consequence, {@link join} then does it all.
   */
  async prepare(name: string): Promise<void> {
    await this.#admit(name, 'at-once');
    await this.#line.prepare();
  }

  /**
   * Enters the room; `admitted` hears as whom before any other news. Throws a {@link Refusal} that says why not, or that the
   * person waits.
   */
  async join(name: string, wish: Wish, admitted: (me: Admission) => void): Promise<void> {
    const prepared = this.#admission;
    const me = await this.#admit(name, wish);
    admitted(me);
    try {
      await this.#line.join();
    } catch (error) {
      const anew = me === prepared ? ANEW_IF_PREPARED : ANEW;
      if (!(error instanceof Refusal && anew.has(error.code))) {
        throw error;
      }
      this.#admission = undefined;
      admitted(await this.#admit(name, 'ask'));
      await this.#line.join();
    }
  }

  /** Drops what was got ready: the door is shut by now. */
  forget(): void {
    this.#admitting = this.#admitting.then(() => {
      this.#line.forget();
      this.#admission = undefined;
    });
  }

  leave(): void {
    this.#end('left');
  }

  say(text: string): void {
    this.#conference?.sendTextMessage(text);
  }

  /** Asks for pictures no higher than they are shown, by endpoint, in device pixels; 0 asks for none. */
  receive(heights: Readonly<Record<string, number>>): void {
    this.#heights = heights;
    this.#wish();
  }

  /** Whether a picture of the endpoint is asked for. */
  isWanted(endpoint: string): boolean {
    return this.#pictures && this.#heights[endpoint] !== 0;
  }

  /** Asks for the pictures of others, or for none at all. */
  pictures(on: boolean): void {
    this.#pictures = on;
    this.#wish();
  }

  /**
   * Tells the others how good the person's connection is, and the server which way it takes, if that is news; call it again and
   * again, a channel may be away.
   */
  tellLink(quality: Quality, path: LinkPath | null): void {
    if (this.#conference && (quality !== this.#toldQuality || (path && path !== this.#toldPath))) {
      try {
        this.#conference.sendEndpointStatsMessage({ connectionQuality: PERCENT[quality], ...(path ? { path } : {}) });
        this.#toldQuality = quality;
        this.#toldPath = path ?? this.#toldPath;
      } catch {
        // The channel is being opened, or opened again.
      }
    }
  }

  /** Shows the person's hand raised, or takes it down. */
  raiseHand(raised: boolean): void {
    this.#hand = raised;
    this.#showHand();
    this.#tell({ type: 'hand', raised, by: null });
  }

  #showHand(): void {
    this.#conference?.setLocalParticipantProperty('raisedHand', this.#hand ? String(Date.now()) : '0');
  }

  #wish(): void {
    this.#conference?.setReceiverConstraints(constraints(this.#heights, this.#pictures));
  }

  /** One at a time: two at once would make two participants of a browser that has no cookie yet. */
  #admit(name: string, wish: Wish): Promise<Admission> {
    const admitted = this.#admitting.then(async () => {
      if (this.#admission?.name !== name) {
        this.#line.forget();
        this.#admission = await this.rest.admit(name, wish);
      }
      return this.#admission;
    });
    this.#admitting = admitted.catch(() => {});
    return admitted;
  }

  #entering(conference: JitsiConference | undefined, grant: Grant | undefined): void {
    this.#conference = conference;
    this.media.attach(conference);
    if (conference && grant) {
      const news = (item: RoomNews) => this.#news(item);
      const tell = (event: SessionEvent) => this.#tell(event);
      const picture = (of: string, version?: string) => this.rest.picture('participants', of, version);
      void library().then((meet) => new Membership(meet, conference, grant.participant, tell, news, picture));
      this.#toldQuality = 'good';
      this.#toldPath = null;
      this.#wish();
      if (this.#hand) {
        this.#showHand();
      }
    }
  }

  #news(news: RoomNews): void {
    const mine = news.participant === this.#admission?.participant;
    switch (news.event) {
      case 'interrupted':
      case 'resumed':
        this.#tell({
          type: 'interrupted',
          participant: news.participant,
          interrupted: news.event === 'interrupted',
        });
        break;
      case 'muted':
        if (mine) {
          this.#mutedBy(news.kind, news.by);
        }
        break;
      case 'hand-lowered':
        this.#hand = false;
        this.#showHand();
        this.#tell({ type: 'hand', raised: false, by: news.by });
        break;
      case 'permissions':
        this.#permitted(news);
        break;
      case 'lobby':
        this.#tell({
          type: 'lobby',
          waiting: news.waiting.map((waiter) => this.#pictured(waiter)),
          count: news.count,
          until: news.until,
        });
        break;
      case 'ended':
        // Nobody ends a call in a room that there is no more.
        this.#end(news.by === null ? 'closed' : 'ended');
        break;
      case 'link':
        void this.#follow(news.link);
        break;
      case 'removed':
        if (mine) {
          this.#end(news.banned ? 'banned' : 'removed');
        }
        break;
      case 'sent-to-lobby':
        if (mine) {
          this.#end('lobby');
        }
        break;
      case 'replaced':
        if (mine) {
          this.#end('replaced');
        }
        break;
    }
  }

  #permitted(news: Extract<RoomNews, { event: 'permissions' }>): void {
    const { name, role, verified, policies, locked, bans = [], title, by } = news;
    const picture = this.rest.picture('participants', news.participant, news.picture);
    const may = new Set(news.may);
    if (this.#admission) {
      this.#admission = { ...this.#admission, name, role };
    }
    if (!may.has('speak')) {
      void this.media.turn('audio', false);
    }
    if (!may.has('show')) {
      void this.media.turn('video', false);
    }
    const permissions = { name, role, verified, picture, may, policies, locked, bans, title };
    this.#tell({ type: 'permissions', permissions, by });
  }

  /** The server tells which picture it is; where it is follows from that. */
  #pictured(waiter: Waiter): Waiter {
    return { ...waiter, picture: this.rest.picture('lobby', waiter.id, waiter.picture) };
  }

  /** The room has another link, by which this page goes on and is loaded again. */
  async #follow(link: string): Promise<void> {
    await this.rest.follow(link).catch(() => {});
    if (this.rest.slug === link) {
      history.replaceState(history.state, '', `/${link}`);
    }
    this.#tell({ type: 'link' });
  }

  #mutedBy(kind: MediaKind, by: string | null): void {
    void this.media.turn(kind, false);
    this.#tell({ type: 'muted-by', kind, by });
  }

  #end(reason: EndReason): void {
    if (this.#over) {
      return;
    }
    this.#tell({ type: 'over', reason });
    this.#over = true;
    this.#scope.close();
    this.screen.stop();
    this.#line.close();
    void this.media.dispose();
  }

  /** Both ways out at once: presence if the socket still carries it, and the beacon if it does not. */
  #pageGoes(): void {
    for (const endpoint of [this.screen.endpoint, this.#line.endpoint]) {
      if (endpoint) {
        this.rest.leaveBeacon(endpoint);
      }
    }
    this.#end('left');
  }

  #tell(event: SessionEvent): void {
    if (!this.#over) {
      this.events.emit(event);
    }
  }
}

const THUMBNAIL = 180;

/** Strangers are taken for good until they say otherwise. */
const PERCENT: Readonly<Record<Quality, number>> = { good: 100, fair: 60, poor: 20 };

function constraints(heights: Readonly<Record<string, number>>, pictures: boolean) {
  return {
    lastN: pictures ? MOST_PICTURES : 0,
    selectedEndpoints: [],
    onStageEndpoints: [],
    defaultConstraints: { maxHeight: THUMBNAIL },
    constraints: Object.fromEntries(Object.entries(heights).map(([id, maxHeight]) => [id, { maxHeight }])),
  };
}
