import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Action, MediaKind, Order } from '../../contract';
import { type CallState, people, raisedHands } from '../../model/call-state';
import type { Offer } from '../../model/picture-offer';
import type { LogEntry } from '../../model/call-log';
import type { LinkFigures } from '../../model/link-figures';
import { type Devices, type LocalSources, NO_DEVICES, NO_SOURCE } from '../../model/devices';
import { denied, may } from '../../model/permissions';
import type { Question } from '../../model/person-actions';
import { GOOD, type Judgement } from '../../model/quality';
import { type ShortcutName, shortcutOf } from '../../model/shortcuts';
import { tiles } from '../../model/tiles';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import type { Controls, ControlsEvents, Panel } from '../controls/controls';
import type { ChatEvents } from '../chat/chat';
import '../chat/chat';
import '../connection/connection';
import '../controls/controls';
import '../devices/devices';
import '../dialog/dialog';
import '../knock/knock';
import '../people/people';
import '../question/question';
import '../stage/stage';
import type { Stage } from '../stage/stage';
import { styles } from './call.styles';
import { alone, banner } from './over-stage';
import { type PictureEvents, pictureNote } from './picture-note';
import { shortcutList } from './shortcut-list';

export interface CallEvents extends PictureEvents {
  turn: { readonly kind: MediaKind; readonly on: boolean };
  share: undefined;
  'copy-link': undefined;
  leave: undefined;
  hand: { readonly raised: boolean };
  order: Order;
  /** The person tried what they may not do; says why not. */
  denied: { readonly text: string };
  say: { readonly text: string };
  /** The browser plays no sound before a click; the page says where. */
  'sound-blocked': undefined;
  heights: Readonly<Record<string, number>>;
  /** How many messages are waiting to be read. */
  unread: { readonly count: number };
}

type Open =
  | { readonly what: 'settings' | 'connection' }
  | { readonly what: 'question'; readonly question: Question };

/** The page while one is in the call: stage, controls, and what is opened beside them. */
export class Call extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property() heading = '';
  @property({ attribute: false }) call!: CallState;
  @property({ attribute: false }) sources: LocalSources = { audio: NO_SOURCE, video: NO_SOURCE };
  @property({ attribute: false }) devices: Devices = NO_DEVICES;
  @property({ attribute: false }) speaking: ReadonlySet<string> = new Set();
  @property({ attribute: false }) link: Judgement = GOOD;
  @property({ attribute: false }) figures: LinkFigures | null = null;
  @property({ attribute: false }) log: readonly LogEntry[] = [];
  @property() offer: Offer | null = null;
  @property({ type: Boolean, attribute: 'audio-only' }) audioOnly = false;
  @property() speaker = '';
  @property({ type: Number }) level = 0;
  @property({ type: Boolean, attribute: 'can-share' }) canShare = false;
  @state() private panel: Panel | null = null;
  @state() private dialog: Open | null = null;
  @state() private soundBlocked = false;
  @state() private managed = '';
  @query('parvis-controls') private controls!: Controls;
  @query('parvis-stage') private stage!: Stage;
  #read = 0;
  #told = 0;
  /** The chat's, while it is closed as well. */
  #draft = '';

  /** What had the focus may go by itself, such as what is offered to whoever is alone. */
  constructor() {
    super();
    new FocusKeeper(this, () => this.focus());
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.listen(window, 'keydown', (event) => this.#onKey(event as KeyboardEvent));
    // Whatever is pressed counts as the gesture that sound waits for.
    this.scope.listen(window, 'click', () => this.#playSound());
  }

  /** The whole page changed, so reading starts at its heading. */
  protected override firstUpdated(): void {
    this.focus();
  }

  override willUpdate(): void {
    if (this.panel === 'chat') {
      this.#read = this.call.told;
    }
  }

  protected override updated(): void {
    if (this.#unread !== this.#told) {
      this.#told = this.#unread;
      emit<CallEvents, 'unread'>(this, 'unread', { count: this.#unread });
    }
  }

  override render(): TemplateResult {
    const local = { audioOn: this.sources.audio.on, videoOn: this.sources.video.on };
    const { quality } = this.link;
    const shown = tiles(this.call, {
      video: this.sources.video.stream,
      audioOn: local.audioOn,
      quality,
      audioOnly: this.audioOnly,
    });
    const isAlone = this.call.connection === 'connected' && this.call.peers.size + this.call.waitingCount === 0;
    return html`
      <button class="button skip" @click=${() => this.controls.renderRoot.querySelector('button')?.focus()}>${t('call.skip')}</button>
      <header class="head"><h1 tabindex="-1">${this.heading}</h1></header>
      <main>
        <section aria-label=${t('call.region.stage')} class="stage">
          <parvis-stage
            .tiles=${shown}
            .speaking=${this.speaking}
            .speaker=${this.speaker}
            ?manageable=${this.#may('mute')}
            @manage=${(event: CustomEvent<{ participant: string }>) => this.#manage(event.detail.participant)}
            @heights=${this.#pass}
            @stop-sharing=${() => this.#tell('share')}
            @sound-blocked=${() => this.#silenced()}
          ></parvis-stage>
        </section>
        ${
          this.panel === 'people'
            ? nothing
            : html`<parvis-knock
              .waiting=${this.call.waiting}
              .count=${this.call.waitingCount}
              .until=${this.call.waitingUntil}
              @order=${this.#pass}
              @lost=${() => this.controls.focusPanelButton('people')}
              @show=${() => this.#toggle('people')}
            ></parvis-knock>`
        }
        ${isAlone ? alone(() => this.#tell('copy-link')) : nothing} ${this.call.connection === 'reconnecting' ? banner() : pictureNote(this)}
        ${
          this.soundBlocked
            ? html`<div class="blocked"><button class="button">${icon('sound')} ${t('call.sound-blocked')}</button></div>`
            : nothing
        }
      </main>
      ${this.#panel()}
      <parvis-controls
        role="region"
        aria-label=${t('call.region.controls')}
        .sources=${this.sources}
        .sharing=${this.call.sharing}
        ?can-share=${this.canShare}
        ?owner=${this.#may('end')}
        ?hand=${this.call.hand}
        .hands=${raisedHands(this.call)}
        .denied=${denied(this.call)}
        .panel=${this.panel}
        .unread=${this.#unread}
        .waiting=${this.call.waitingCount}
        .quality=${quality}
        @turn=${(event: CustomEvent<CallEvents['turn']>) => this.#turn(event.detail)}
        @share=${() => this.#share()}
        @hand=${() => this.#hand()}
        @copy-link=${() => this.#tell('copy-link')}
        @leave=${() => this.#tell('leave')}
        @settings=${() => (this.dialog = { what: 'settings' })}
        @connection=${() => (this.dialog = { what: 'connection' })}
        @end=${() => this.#ask({ order: { do: 'end' }, name: '' })}
        @panel=${(event: CustomEvent<ControlsEvents['panel']>) => this.#toggle(event.detail.panel)}
      ></parvis-controls>
      ${this.#dialog()}
    `;
  }

  #panel(): TemplateResult | typeof nothing {
    switch (this.panel) {
      case 'chat':
        return html`<aside aria-label=${t('chat.title')}>
          <parvis-chat
            .messages=${this.call.messages}
            .draft=${this.#draft}
            @close=${() => this.#close()}
            @say=${this.#pass}
            @draft=${(event: CustomEvent<ChatEvents['draft']>) => (this.#draft = event.detail.text)}
          ></parvis-chat>
        </aside>`;
      case 'people':
        return html`<aside aria-label=${t('people.title')}>
          <parvis-people
            .people=${people(this.call, { audioOn: this.sources.audio.on, videoOn: this.sources.video.on, quality: this.link.quality })}
            .may=${this.#may}
            .permissions=${this.call.permissions}
            .managed=${this.managed}
            @close=${() => this.#close()}
            @order=${this.#pass}
            @ask=${(event: CustomEvent<Question>) => this.#ask(event.detail)}
            .waiting=${this.call.waiting}
            .waitingCount=${this.call.waitingCount}
            .waitingUntil=${this.call.waitingUntil}
            @tell-waiting=${this.#pass}
          ></parvis-people>
        </aside>`;
      case null:
        return nothing;
    }
  }

  #dialog(): TemplateResult | typeof nothing {
    const { dialog } = this;
    const closed = () => this.#closed(dialog);
    switch (dialog?.what) {
      case 'settings':
        return html`<parvis-dialog .heading=${t('settings.title')} @close=${closed}>
          <parvis-devices
            .devices=${this.devices}
            .sources=${this.sources}
            .speaker=${this.speaker}
            .level=${this.level}
            @choose=${this.#pass}
            @choose-speaker=${this.#pass}
          ></parvis-devices>
          ${shortcutList()}
        </parvis-dialog>`;
      case 'connection':
        return html`<parvis-dialog .heading=${t('connection.title')} @close=${closed}>
          <parvis-connection
            .link=${this.link}
            .figures=${this.figures}
            .log=${this.log}
            ?audio-only=${this.audioOnly}
            @pictures=${this.#pass}
            @copy=${this.#pass}
          ></parvis-connection>
        </parvis-dialog>`;
      case 'question':
        return html`${keyed(
          dialog,
          html`<parvis-question .question=${dialog.question} @order=${this.#pass} @close=${closed}></parvis-question>`,
        )}`;
      default:
        return nothing;
    }
  }

  /** A dialog says so later, when another may be open already; and what it was opened from may be gone. */
  #closed(dialog: Open | null): void {
    if (this.dialog === dialog) {
      this.dialog = null;
      void this.updateComplete.then(() => this.shadowRoot!.activeElement ?? this.focus());
    }
  }

  #may = (action: Action): boolean => may(this.call, action);

  #turn(wish: CallEvents['turn']): void {
    const why = wish.on ? denied(this.call)[wish.kind] : undefined;
    if (why) {
      emit<CallEvents, 'denied'>(this, 'denied', { text: why });
    } else {
      emit<CallEvents, 'turn'>(this, 'turn', wish);
    }
  }

  #share(): void {
    const why = this.call.sharing ? undefined : denied(this.call).screen;
    if (why) {
      emit<CallEvents, 'denied'>(this, 'denied', { text: why });
    } else {
      this.#tell('share');
    }
  }

  #hand(): void {
    emit<CallEvents, 'hand'>(this, 'hand', { raised: !this.call.hand });
  }

  #ask(question: Question): void {
    this.dialog = { what: 'question', question };
  }

  /** Opens the list at one person, or folds out what can be done to them. */
  #manage(participant: string): void {
    this.managed = participant;
    this.#open('people');
  }

  #toggle(panel: Panel): void {
    if (this.panel === panel) {
      this.#close();
    } else {
      this.managed = '';
      this.#open(panel);
    }
  }

  #open(panel: Panel): void {
    this.panel = panel;
    void this.updateComplete.then(async () => {
      const opened = this.renderRoot.querySelector<ParvisElement>('aside > *');
      await opened?.updateComplete;
      opened?.focus();
    });
  }

  #close(): void {
    const closed = this.panel;
    this.panel = null;
    if (closed) {
      void this.updateComplete.then(() => this.controls.focusPanelButton(closed));
    }
  }

  #onKey(event: KeyboardEvent): void {
    const name = shortcutOf(event);
    if (name && (name !== 'panel' || (this.panel && !this.dialog))) {
      event.preventDefault();
      this.#shortcut(name);
    }
  }

  #shortcut(name: ShortcutName): void {
    switch (name) {
      case 'microphone':
        this.#turn({ kind: 'audio', on: !this.sources.audio.wanted });
        break;
      case 'camera':
        this.#turn({ kind: 'video', on: !this.sources.video.wanted });
        break;
      case 'hand':
        this.#hand();
        break;
      case 'chat':
      case 'people':
        this.#toggle(name);
        break;
      case 'panel':
        this.#close();
        break;
    }
  }

  #silenced(): void {
    if (!this.soundBlocked) {
      this.soundBlocked = true;
      emit<CallEvents, 'sound-blocked'>(this, 'sound-blocked', undefined);
    }
  }

  async #playSound(): Promise<void> {
    if (this.soundBlocked && (await this.stage.play())) {
      this.soundBlocked = false;
    }
  }

  get #unread(): number {
    return this.call.told - this.#read;
  }

  #pass(event: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #tell(name: 'share' | 'copy-link' | 'leave'): void {
    emit<CallEvents, typeof name>(this, name, undefined);
  }
}
