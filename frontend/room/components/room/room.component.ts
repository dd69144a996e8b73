import { type PropertyValues, type TemplateResult, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CallController } from '../../call-controller';
import type { ClosedRoom, OpenRoom, RoomInfo, Wish } from '../../contract';
import { CallActions } from '../../call-actions';
import { DeviceWishes } from '../../device-wishes';
import { DoorWatch } from '../../door-watch';
import { LobbyController } from '../../lobby-controller';
import { ServerClock } from '../../model/server-clock';
import { callTitle, pageTitle } from '../../model/title';
import { checkName } from '../../model/name';
import { whenText } from '../../model/when';
import { recall, remember } from '../../preferences';
import { Refusal, Rest, tooMany } from '../../rest';
import { endReason } from '../../session/refusals';
import { Session } from '../../session/session';
import { Waits } from '../../session/waits';
import { unusable } from '../../usable';
import type { Announcer } from '../../../shared/announcer';
import '../../../shared/announcer';
import { region, t } from '../../../shared/i18n';
import { base } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import type { NoticeReason } from '../notice/notice';
import '../notice/notice';
import type { JoinProblem } from '../prejoin/prejoin';
import type { Toasts } from '../toasts/toasts';
import '../toasts/toasts';
import { styles } from './room.styles';
import { type BeforeCall, callScreen, doorScreen, lobbyScreen } from './screens';

type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'notice'; readonly reason: NoticeReason }
  | { readonly at: 'door' }
  | { readonly at: 'lobby' }
  | { readonly at: 'call' };

const PREPARE_AFTER = 600;

/** The page of a call, from the link to the last screen. Owns the session and hands state down and wishes up. */
export class Room extends ParvisElement {
  static override styles = [base, styles];

  /** The room's link, from the address. */
  @property() slug = '';
  @state() private phase: Phase = { at: 'loading' };
  @state() private info: OpenRoom | null = null;
  @state() private closed: ClosedRoom | null = null;
  @state() private moved = false;
  @state() private opening = false;
  @state() private joining = false;
  @state() private problem: JoinProblem | null = null;
  @state() private meeting = '';
  @state() private unread = 0;
  @query('parvis-announcer') private announcer!: Announcer | null;
  @query('parvis-toasts') private toasts!: Toasts;
  #rest!: Rest;
  #watch!: DoorWatch;
  #clock = new ServerClock();
  #session: Session | undefined;
  #call: CallController | undefined;
  #devices: DeviceWishes | undefined;
  #lobby!: LobbyController;
  #actions!: CallActions;
  #stopPreparing = () => {};
  #returning = false;
  /** Whether the person was in and has to wait now: they want to come in as before. */
  #sentBack = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#rest = new Rest(this.slug);
    this.#actions = new CallActions(this.#rest, (text) => this.#tell(text));
    this.#watch = new DoorWatch(
      this.#rest,
      (info) => this.#learn(info),
      () => this.#show('unknown-room'),
    );
    this.#lobby = new LobbyController(this, this.#rest, {
      enter: (name, wish) => void this.#join(name, wish),
      look: () => this.#again(),
      called: (title) => this.#called(title),
      announcer: () => this.announcer,
    });
    this.scope.listen(window, 'pageshow', (event) => {
      // A page from the back-forward cache has left its call; only a fresh one can join again.
      if ((event as PageTransitionEvent).persisted) {
        location.reload();
      }
    });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  /** The connections that carry media, for tests and measurements; see `window.parvis`. */
  peerConnections(): RTCPeerConnection[] {
    return this.#session?.peerConnections() ?? [];
  }

  /** The ids of the local tracks, which stay the same while a call comes back. */
  localTracks(): string[] {
    const { audio, video } = this.#session?.media.sources ?? {};
    return [audio, video].flatMap((source) => source?.stream?.getTracks().map((track) => track.id) ?? []);
  }

  override render(): TemplateResult {
    return html`${this.#page()}<parvis-toasts></parvis-toasts><parvis-announcer></parvis-announcer>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const reason = this.#call?.state?.over;
    if (reason && this.phase.at === 'call') {
      this.toasts.clear();
      if (reason === 'lobby') {
        this.#sentBack = true;
        this.#tell(`${t('over.lobby.title')}. ${t('over.lobby.text')}`);
        this.#again();
      } else {
        this.#show(reason);
      }
    }
    document.title = this.#title();
  }

  #page(): TemplateResult {
    switch (this.phase.at) {
      case 'loading':
        return html`<main class="loading"><p role="status">${t('loading')}</p></main>`;
      case 'notice':
        return html`<parvis-notice
          .reason=${this.phase.reason}
          .meeting=${this.meeting}
          .closed=${this.closed}
          .calendar=${this.#rest.calendar}
          @reopen=${() => this.#actions.act(this.#rest.reopen().then(() => this.#again()))}
          @again=${this.#again}
        ></parvis-notice>`;
      case 'door':
        return doorScreen(this.#before(), this.#initialName(), this.#returning, {
          name: ({ detail }) => this.#prepareSoon(detail.name),
          join: ({ detail }) => void this.#join(detail.name, 'ask'),
        });
      case 'lobby':
        return lobbyScreen(this.#before(), this.#lobby, () => this.#show('left'));
      case 'call':
        return callScreen(this.#call!, this.#devices!, this.#actions, {
          heading: this.meeting || t('meeting.untitled'),
          tell: (text) => this.#tell(text),
          say: (text) => this.announcer?.say(text),
          unread: (count) => (this.unread = count),
        });
    }
  }

  #before(): BeforeCall {
    return {
      room: this.info!,
      clock: this.#clock,
      calendar: this.#rest.calendar,
      moved: this.moved,
      media: this.#session!.media,
      wishes: this.#devices!,
      level: this.#call!.level,
      opening: this.opening,
      joining: this.joining,
      problem: this.problem,
      proof: this.#lobby.proof,
      mark: ({ detail }) => this.announcer?.say(detail.text, 'countdown'),
    };
  }

  #again(): void {
    this.#returning = true;
    void this.#load();
  }

  async #load(): Promise<void> {
    const impossible = unusable();
    if (impossible) {
      this.#show(impossible);
      return;
    }
    this.phase = { at: 'loading' };
    try {
      this.#enter(await this.#rest.room());
    } catch (error) {
      const reason = error instanceof Refusal ? endReason(error) : null;
      this.#show(reason ?? (tooMany(error) ? 'busy' : 'unreachable'));
    }
  }

  /** Shows the door, or why it is shut, and from then on what becomes of the meeting. */
  #enter(info: RoomInfo): void {
    this.#clock.told(info.now);
    this.meeting = info.title;
    this.moved = false;
    if (info.state === 'open') {
      this.closed = null;
      this.info = info;
      this.#openDoor();
    } else {
      this.#show(info.state, info);
    }
    this.#watch.start();
  }

  #show(reason: NoticeReason, closed: ClosedRoom | null = null): void {
    this.#drop();
    this.closed = closed;
    this.phase = { at: 'notice', reason };
  }

  /** What the server says of the meeting while somebody waits. */
  #learn(info: RoomInfo): void {
    if ((this.phase.at === 'door' || this.phase.at === 'lobby') && info.state === 'open') {
      this.#clock.told(info.now);
      if (info.start !== this.info?.start) {
        this.moved = true;
        this.announcer?.say(`${t('meeting.moved')} ${whenText(info, region())}`);
      }
      this.#called(info.title);
      this.info = info;
      if (info.door !== 'open' && !this.joining) {
        this.#stopPreparing();
        this.#session?.forget();
      }
    } else if (!this.joining) {
      this.#change(info);
    }
  }

  /** What takes place may be called otherwise by now, which nobody did to this person. */
  #called(title: string): void {
    if (title === this.meeting) {
      return;
    }
    this.meeting = title;
    this.info = this.info && { ...this.info, title };
    const text = t('meeting.renamed', { title: title || t('meeting.untitled') });
    if (this.phase.at === 'call') {
      this.#tell(text);
    } else {
      this.announcer?.say(text);
    }
  }

  /** A door that was open is shut, or the other way round. */
  #change(info: RoomInfo): void {
    this.#returning = true;
    if (info.state === this.closed?.state) {
      this.#clock.told(info.now);
      this.closed = info;
    } else {
      this.#enter(info);
      if (info.state === 'open') {
        this.announcer?.say(t('over.over.reopened'));
      }
    }
  }

  #openDoor(): void {
    this.#drop();
    const session = new Session(this.#rest);
    this.#session = session;
    this.#call = new CallController(this, session, {
      announcer: () => this.announcer,
      toast: (text, about) => this.toasts.show(text, about),
      called: (title) => this.#called(title),
    });
    this.#devices = new DeviceWishes(
      session.media,
      (text, topic) => this.announcer?.say(text, topic),
      (text) => this.phase.at === 'call' && this.toasts.show(text),
    );
    this.problem = null;
    this.unread = 0;
    session.media.chooseSpeaker(recall('speaker') ?? '');
    this.phase = { at: 'door' };
    void this.#openDevices();
    if (this.info?.door === 'waiting' || this.#sentBack) {
      void this.#join(this.#initialName(), 'ask');
    } else {
      this.#prepareSoon(this.#initialName());
    }
    this.#sentBack = false;
  }

  async #openDevices(): Promise<void> {
    this.opening = true;
    await this.#devices!.open();
    this.opening = false;
  }

  #initialName(): string {
    return this.#session?.me?.name || this.info?.me?.name || recall('name') || '';
  }

  /** Gets everything ready for a click on Join, once the typing pauses. */
  #prepareSoon(name: string): void {
    this.#stopPreparing();
    const session = this.#session;
    const checked = checkName(name);
    if (session && checked.problem === null && !this.info?.full && this.info?.door === 'open') {
      this.#stopPreparing = this.scope.after(PREPARE_AFTER, () => void session.prepare(checked.name).catch(() => {}));
    }
  }

  async #join(name: string, wish: Wish): Promise<void> {
    if (this.joining) {
      return;
    }
    this.#stopPreparing();
    const session = this.#session!;
    const call = this.#call!;
    remember('name', name);
    this.joining = true;
    this.problem = null;
    try {
      await session.join(name, wish, (me) => call.begin(me));
      this.#watch.stop();
      this.#lobby.stop();
      this.phase = { at: 'call' };
    } catch (error) {
      if (error instanceof Waits) {
        this.phase = { at: 'lobby' };
        this.#lobby.begin(name, error.state);
      } else {
        this.#refused(error);
      }
    } finally {
      this.joining = false;
    }
  }

  #refused(error: unknown): void {
    const code = error instanceof Refusal ? error.code : '';
    const reason = error instanceof Refusal ? endReason(error) : null;
    if (code === 'no-grant') {
      void this.#lobby.ask();
    } else if (code === 'not-let-in') {
      this.phase = { at: 'lobby' };
      this.#lobby.refused(this.#initialName(), (error as Refusal).after);
    } else if (reason === 'over' || reason === 'cancelled') {
      this.#again();
    } else if (reason && reason !== 'full') {
      this.#show(reason);
    } else {
      if (this.phase.at === 'lobby') {
        this.#lobby.failed(reason === 'full' ? 'full' : 'taking');
      } else {
        this.problem =
          reason === 'full' ? 'full' : tooMany(error) ? 'busy' : code === 'name-invalid' ? 'name' : 'failed';
      }
    }
  }

  #tell(text: string): void {
    this.toasts.show(text);
    this.announcer?.say(text);
  }

  /** Ends the session and everything that listens to it. */
  #drop(): void {
    this.#watch.stop();
    this.#lobby.stop();
    this.#stopPreparing();
    this.#call?.stop();
    this.#session?.leave();
  }

  #title(): string {
    const title = this.meeting || t('meeting.untitled');
    return this.phase.at === 'call'
      ? callTitle(title, this.#call!.state!.connection, this.#session!.media.sources.audio.on, this.unread)
      : pageTitle(this.phase, title);
  }
}
