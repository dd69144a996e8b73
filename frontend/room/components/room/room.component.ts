import { type PropertyValues, type TemplateResult, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CallController } from '../../call-controller';
import type { ClosedRoom, MediaKind, OpenRoom, Order, RoomInfo } from '../../contract';
import { DoorWatch } from '../../door-watch';
import { ServerClock } from '../../model/server-clock';
import { callTitle, pageTitle } from '../../model/title';
import { checkName } from '../../model/name';
import { whenText } from '../../model/when';
import { recall, remember } from '../../preferences';
import { Refusal, Rest, tooMany } from '../../rest';
import { endReason } from '../../session/refusals';
import { Session } from '../../session/session';
import { unusable } from '../../usable';
import type { Announcer } from '../../../shared/announcer';
import '../../../shared/announcer';
import { region, t } from '../../../shared/i18n';
import { base } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import '../call/call';
import type { NoticeReason } from '../notice/notice';
import '../notice/notice';
import type { JoinProblem } from '../prejoin/prejoin';
import '../prejoin/prejoin';
import type { Toasts } from '../toasts/toasts';
import '../toasts/toasts';
import { styles } from './room.styles';

type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'notice'; readonly reason: NoticeReason }
  | { readonly at: 'door' }
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
  #stopPreparing = () => {};
  #returning = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#rest = new Rest(this.slug);
    this.#watch = new DoorWatch(
      this.#rest,
      (info) => this.#learn(info),
      () => this.#show('unknown-room'),
    );
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
      this.#show(reason);
      this.toasts.clear();
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
          @reopen=${() => this.#act(this.#rest.reopen().then(() => this.#again()))}
          @again=${this.#again}
        ></parvis-notice>`;
      case 'door':
        return this.#door();
      case 'call':
        return this.#inCall();
    }
  }

  #door(): TemplateResult {
    const media = this.#session!.media;
    return html`<parvis-prejoin
      .room=${this.info}
      .clock=${this.#clock}
      .calendar=${this.#rest.calendar}
      ?moved=${this.moved}
      @mark=${(event: CustomEvent<{ text: string }>) => this.announcer?.say(event.detail.text, 'countdown')}
      .name=${this.#initialName()}
      .sources=${media.sources}
      .devices=${media.devices}
      .speaker=${media.speaker}
      .level=${this.#call!.level}
      .opening=${this.opening}
      .joining=${this.joining}
      ?returning=${this.#returning}
      .problem=${this.problem}
      @name=${(event: CustomEvent<{ name: string }>) => this.#prepareSoon(event.detail.name)}
      @turn=${(event: CustomEvent<{ kind: MediaKind; on: boolean }>) => this.#turn(event.detail)}
      @choose=${this.#choose}
      @choose-speaker=${this.#chooseSpeaker}
      @join=${(event: CustomEvent<{ name: string }>) => this.#join(event.detail.name)}
    ></parvis-prejoin>`;
  }

  #inCall(): TemplateResult {
    const session = this.#session!;
    const { media } = session;
    const controller = this.#call!;
    return html`<parvis-call
      .heading=${this.meeting || t('meeting.untitled')}
      .call=${controller.state}
      .sources=${media.sources}
      .devices=${media.devices}
      .speaker=${media.speaker}
      .speaking=${controller.speaking}
      .level=${controller.level}
      .link=${controller.link.shown}
      .figures=${controller.link.figures}
      .log=${controller.log.entries}
      .offer=${controller.pictures.offer}
      ?audio-only=${controller.pictures.audioOnly}
      ?can-share=${'getDisplayMedia' in (navigator.mediaDevices ?? {})}
      @turn=${(event: CustomEvent<{ kind: MediaKind; on: boolean }>) => this.#turn(event.detail)}
      @choose=${this.#choose}
      @choose-speaker=${this.#chooseSpeaker}
      @share=${this.#share}
      @copy-link=${this.#copyLink}
      @pictures=${(event: CustomEvent<{ off: boolean }>) => controller.turnPictures(event.detail.off)}
      @decline=${() => controller.declinePictures()}
      @sound-blocked=${() => this.announcer?.say(t('announce.sound-blocked'))}
      @copy=${(event: CustomEvent<{ text: string }>) => this.#copy(event.detail.text)}
      @leave=${() => session.leave()}
      @hand=${(event: CustomEvent<{ raised: boolean }>) => session.raiseHand(event.detail.raised)}
      @order=${(event: CustomEvent<Order>) => this.#act(this.#rest.order(event.detail))}
      @denied=${(event: CustomEvent<{ text: string }>) => this.#tell(event.detail.text)}
      @say=${(event: CustomEvent<{ text: string }>) => session.say(event.detail.text)}
      @heights=${(event: CustomEvent<Record<string, number>>) => session.receive(event.detail)}
      @unread=${(event: CustomEvent<{ count: number }>) => (this.unread = event.detail.count)}
    ></parvis-call>`;
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
    if (this.phase.at === 'door' && info.state === 'open') {
      this.#clock.told(info.now);
      if (info.start !== this.info?.start) {
        this.moved = true;
        this.announcer?.say(`${t('meeting.moved')} ${whenText(info, region())}`);
      }
      this.meeting = info.title;
      this.info = info;
    } else if (!this.joining) {
      this.#change(info);
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
      toast: (text) => this.toasts.show(text),
    });
    this.problem = null;
    this.unread = 0;
    session.media.chooseSpeaker(recall('speaker') ?? '');
    this.phase = { at: 'door' };
    void this.#openDevices(session);
    this.#prepareSoon(this.#initialName());
  }

  async #openDevices(session: Session): Promise<void> {
    this.opening = true;
    await session.media.open(
      { audio: recall('microphone'), video: recall('camera') },
      { audio: recall('microphone-on') !== 'false', video: recall('camera-on') !== 'false' },
    );
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
    if (session && checked.problem === null && !this.info?.full) {
      this.#stopPreparing = this.scope.after(PREPARE_AFTER, () => void session.prepare(checked.name).catch(() => {}));
    }
  }

  async #join(name: string): Promise<void> {
    this.#stopPreparing();
    const session = this.#session!;
    const call = this.#call!;
    remember('name', name);
    this.joining = true;
    this.problem = null;
    try {
      await session.join(name, (me) => call.begin(me));
      this.#watch.stop();
      this.phase = { at: 'call' };
    } catch (error) {
      this.#refused(error);
    } finally {
      this.joining = false;
    }
  }

  #refused(error: unknown): void {
    const code = error instanceof Refusal ? error.code : '';
    const reason = error instanceof Refusal ? endReason(error) : null;
    if (reason === 'over' || reason === 'cancelled') {
      this.#again();
    } else if (reason && reason !== 'full') {
      this.#show(reason);
    } else {
      this.problem =
        reason === 'full' ? 'full' : tooMany(error) ? 'busy' : code === 'name-invalid' ? 'name' : code === 'locked' ? 'locked' : 'failed';
    }
  }

  #turn({ kind, on }: { kind: MediaKind; on: boolean }): void {
    const name = kind === 'audio' ? 'microphone' : 'camera';
    remember(`${name}-on`, String(on));
    const { media } = this.#session!;
    void media.turn(kind, on).then(() => {
      const { on: isOn, problem } = media.sources[kind];
      const text = problem ? t(`problem.${kind}.${problem}`) : t(`announce.${name}-${isOn ? 'on' : 'off'}`);
      this.announcer?.say(text, name);
      if (problem && this.phase.at === 'call') {
        this.toasts.show(text);
      }
    });
  }

  #choose(event: CustomEvent<{ kind: MediaKind; deviceId: string }>): void {
    const { kind, deviceId } = event.detail;
    remember(kind === 'audio' ? 'microphone' : 'camera', deviceId);
    void this.#session?.media.choose(kind, deviceId);
  }

  #chooseSpeaker(event: CustomEvent<{ deviceId: string }>): void {
    remember('speaker', event.detail.deviceId);
    this.#session?.media.chooseSpeaker(event.detail.deviceId);
  }

  #share(): void {
    const { screen } = this.#session!;
    if (screen.sharing) {
      screen.stop();
    } else {
      void screen.start().catch(() => this.#tell(t('toast.share-failed')));
    }
  }

  #copyLink(): void {
    const link = `${location.origin}/${this.slug}`;
    this.#copy(link, t('toast.link-copied'), t('toast.link', { link }));
  }

  #copy(text: string, done = t('connection.copied'), failed = t('connection.copy-failed')): void {
    const said = navigator.clipboard.writeText(text).then(() => done, () => failed);
    void said.then((words) => this.#tell(words));
  }

  #act(work: Promise<void>): void {
    work.catch(() => this.#tell(t('toast.action-failed')));
  }

  #tell(text: string): void {
    this.toasts.show(text);
    this.announcer?.say(text);
  }

  /** Ends the session and everything that listens to it. */
  #drop(): void {
    this.#watch.stop();
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
