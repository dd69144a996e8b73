import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Admission, SessionEvent } from './contract';
import { LinkWatch, type LinkNews } from './link-watch';
import { CallLog } from './model/call-log';
import { type CallState, expectedPictures, reduce, start } from './model/call-state';
import { Comings } from './model/comings';
import { tipText } from './model/link-text';
import { comingsText, handLoweredText, mutedByText, spoken } from './model/news';
import { differences } from './model/permissions';
import { PictureOffer } from './model/picture-offer';
import { GOOD, isWorse } from './model/quality';
import { Speakers } from './model/speakers';
import type { Session } from './session/session';
import type { Announcer } from '../shared/announcer';
import { t } from '../shared/i18n';
import { Scope } from '../shared/scope';

/** Where the call's news is told. */
export interface Voices {
  readonly announcer: () => Announcer | null;
  readonly toast: (text: string, about?: string) => void;
  /** Hears what takes place, whenever the server says it. */
  readonly called: (title: string) => void;
}

const SPEAKERS_EVERY = 400;
/** The microphone's level is drawn no more often than this, in milliseconds. */
const LEVEL_EVERY = 100;

/** Turns what the session tells into the state that the page shows and the words that it speaks. */
export class CallController implements ReactiveController {
  speaking: ReadonlySet<string> = new Set();
  level = 0;
  state: CallState | null = null;
  link: LinkNews = { shown: GOOD, figures: null, changed: false };
  readonly log = new CallLog();
  readonly pictures = new PictureOffer();
  #scope = new Scope();
  #speakers = new Speakers();
  #comings: Comings;
  #drawn = 0;
  #watch: LinkWatch;

  constructor(
    private readonly host: ReactiveControllerHost,
    readonly session: Session,
    private readonly voices: Voices,
  ) {
    this.#comings = new Comings((told) => this.voices.announcer()?.say(comingsText(told), 'comings'));
    this.#scope.add(session.events.subscribe((event) => this.#heard(event)));
    this.#scope.add(session.media.changed.subscribe(() => host.requestUpdate()));
    this.#scope.add(session.media.level.subscribe((level) => this.#loudness(level)));
    this.#scope.every(SPEAKERS_EVERY, () => this.#updateSpeakers());
    this.#watch = new LinkWatch(
      () => session.peerConnections()[0],
      () =>
        this.state && !this.pictures.audioOnly ? expectedPictures(this.state, (of) => session.isWanted(of)) : [],
      (news) => this.#looked(news),
    );
    host.addController(this);
  }

  hostConnected(): void {}

  /** The call begins; events that came before it are part of joining and already told. */
  begin(me: Admission): void {
    this.state = start(me);
    this.host.requestUpdate();
  }

  stop(): void {
    this.#scope.close();
    this.#comings.stop();
    this.#watch.stop();
    this.host.removeController(this);
  }

  /** Turns the pictures of others off, or on again. The person's own camera stays as it is. */
  turnPictures(off: boolean): void {
    this.pictures.turned(off, performance.now());
    this.log.pictures(off, Date.now());
    this.session.pictures(!off);
    this.voices.announcer()?.say(t(off ? 'pictures.turned-off' : 'pictures.turned-on'), 'pictures');
    this.host.requestUpdate();
  }

  declinePictures(): void {
    this.pictures.declined(performance.now());
    this.host.requestUpdate();
  }

  #looked(news: LinkNews): void {
    if (!this.state || this.state.over) {
      return;
    }
    const before = this.link.shown;
    this.link = news;
    this.session.tellLink(news.shown.quality, news.figures?.path ?? null);
    if (news.changed) {
      this.log.link(news.shown, Date.now());
      if (isWorse(news.shown.quality, before.quality)) {
        const tip = tipText(news.shown, this.pictures.audioOnly);
        this.voices.announcer()?.say(`${t(`quality.own.${news.shown.quality}`)}. ${tip}`, 'quality');
      }
    }
    if (news.figures) {
      const { pictures } = news.figures.down;
      if (this.pictures.judged(news.shown, pictures, performance.now()) && this.pictures.offer) {
        const text = this.pictures.offer === 'pictures' ? 'pictures.better' : 'pictures.offer';
        this.voices.announcer()?.say(t(text), 'pictures');
      }
    }
    this.host.requestUpdate();
  }

  #heard(event: SessionEvent): void {
    if (event.type === 'level') {
      this.#speakers.heard(event.endpoint, event.level, Date.now());
      return;
    }
    const before = this.state;
    if (!before) {
      return;
    }
    this.state = reduce(before, event);
    this.#tell(before, event);
    this.host.requestUpdate();
  }

  #tell(before: CallState, event: SessionEvent): void {
    const words = spoken(before, event);
    if (words) {
      this.voices.announcer()?.say(words.text, words.topic);
    }
    switch (event.type) {
      case 'peer-joined':
        if (!event.present && event.peer.screenOf === null) {
          this.#comings.joined(event.peer.participant, event.peer.name);
        }
        break;
      case 'peer-left': {
        const peer = before.peers.get(event.endpoint);
        this.#speakers.left(event.endpoint);
        if (peer && peer.screenOf === null) {
          this.#comings.left(peer.participant, peer.name);
        }
        break;
      }
      case 'connection':
        this.log.connection(event.connection === 'reconnecting', Date.now());
        break;
      case 'joined':
        this.#comings.reset();
        break;
      case 'muted-by': {
        const text = mutedByText(before, event.kind, event.by);
        this.#alert(text);
        break;
      }
      case 'permissions':
        differences(before, event.permissions, event.by).forEach(({ text, about }) => this.#alert(text, about));
        this.voices.called(event.permissions.title);
        break;
      case 'link':
        this.#alert(t('toast.link-replaced'));
        break;
      case 'hand':
        if (event.by) {
          this.#alert(handLoweredText(before, event.by));
        } else {
          this.voices.announcer()?.say(t(event.raised ? 'hand.raised' : 'hand.lowered'), 'hand');
        }
        break;
    }
  }

  /** For what somebody else did to the person. */
  #alert(text: string, about?: string): void {
    this.voices.announcer()?.interrupt(text);
    this.voices.toast(text, about);
  }

  #loudness(level: number): void {
    this.level = level;
    if (Date.now() - this.#drawn >= LEVEL_EVERY) {
      this.#drawn = Date.now();
      this.host.requestUpdate();
    }
  }

  #updateSpeakers(): void {
    const now = this.#speakers.speaking(Date.now());
    const same = now.size === this.speaking.size && [...now].every((endpoint) => this.speaking.has(endpoint));
    if (!same) {
      this.speaking = now;
      this.host.requestUpdate();
    }
  }
}
