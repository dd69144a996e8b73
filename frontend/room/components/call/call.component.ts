import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { moderates, type MediaKind } from '../../contract';
import { type CallState, people } from '../../model/call-state';
import type { Offer } from '../../model/picture-offer';
import type { LogEntry } from '../../model/call-log';
import type { LinkFigures } from '../../model/link-figures';
import { type Devices, type LocalSources, NO_DEVICES, NO_SOURCE } from '../../model/devices';
import { GOOD, type Judgement } from '../../model/quality';
import { SHORTCUTS, type ShortcutName, shortcutOf } from '../../model/shortcuts';
import { tiles } from '../../model/tiles';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
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
import '../stage/stage';
import type { Stage } from '../stage/stage';
import { styles } from './call.styles';

export interface CallEvents {
  turn: { readonly kind: MediaKind; readonly on: boolean };
  share: undefined;
  'copy-link': undefined;
  leave: undefined;
  end: undefined;
  say: { readonly text: string };
  mute: { readonly participant: string; readonly kind: MediaKind };
  remove: { readonly participant: string };
  /** Pictures of others, off or on again. */
  pictures: { readonly off: boolean };
  /** The browser plays no sound before a click; the page says where. */
  'sound-blocked': undefined;
  /** The person does not want what was offered. */
  decline: undefined;
  heights: Readonly<Record<string, number>>;
  /** How many messages are waiting to be read. */
  unread: { readonly count: number };
}

type Open =
  | { readonly what: 'settings' | 'connection' | 'end' }
  | { readonly what: 'remove'; readonly participant: string; readonly name: string };

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
  @query('parvis-controls') private controls!: Controls;
  @query('parvis-stage') private stage!: Stage;
  #read = 0;
  #told = 0;
  /** The chat's, while it is closed as well. */
  #draft = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.listen(window, 'keydown', (event) => this.#onKey(event as KeyboardEvent));
    // Whatever is pressed counts as the gesture that sound waits for.
    this.scope.listen(window, 'click', () => this.#playSound());
  }

  /** The whole page changed, so reading starts at its heading. */
  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
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
    const alone = this.call.connection === 'connected' && this.call.peers.size === 0;
    return html`
      <button class="button skip" @click=${() => this.#focusControls()}>${t('call.skip')}</button>
      <header class="head"><h1 tabindex="-1">${this.heading}</h1></header>
      <main>
        <section aria-label=${t('call.region.stage')} class="stage">
          <parvis-stage
            .tiles=${shown}
            .speaking=${this.speaking}
            .speaker=${this.speaker}
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
              @let-in=${this.#pass}
              @refuse=${this.#pass}
              @let-all-in=${this.#pass}
              @show=${() => this.#toggle('people')}
            ></parvis-knock>`
        }
        ${alone ? this.#alone() : nothing} ${this.call.connection === 'reconnecting' ? this.#banner() : this.#pictures()}
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
        ?owner=${moderates(this.call.me.role)}
        .panel=${this.panel}
        .unread=${this.#unread}
        .waiting=${this.call.waitingCount}
        .quality=${quality}
        @turn=${this.#pass}
        @share=${() => this.#tell('share')}
        @copy-link=${() => this.#tell('copy-link')}
        @leave=${() => this.#tell('leave')}
        @settings=${() => (this.dialog = { what: 'settings' })}
        @connection=${() => (this.dialog = { what: 'connection' })}
        @end=${() => (this.dialog = { what: 'end' })}
        @panel=${(event: CustomEvent<ControlsEvents['panel']>) => this.#toggle(event.detail.panel)}
      ></parvis-controls>
      ${this.#dialog()}
    `;
  }

  #alone(): TemplateResult {
    return html`<div class="alone">
      <span>${t('call.alone')}</span>
      <button class="button" @click=${() => this.#tell('copy-link')}>${icon('link')} ${t('control.copy')}</button>
    </div>`;
  }

  #banner(): TemplateResult {
    return html`<div class="banner">
      <span class="turning"></span>
      <span><strong>${t('banner.reconnecting')}</strong>${t('banner.reconnecting.hint')}</span>
    </div>`;
  }

  /** What is offered for the pictures of others, or else that there are none. */
  #pictures(): TemplateResult | typeof nothing {
    if (!this.offer && !this.audioOnly) {
      return nothing;
    }
    const off = this.offer === 'audio-only';
    const text = off ? 'pictures.offer' : this.offer ? 'pictures.better' : 'pictures.none';
    return html`<div class="note" role="group" aria-labelledby="pictures">
      <span id="pictures">${t(text)}</span>
      <button
        class="button ${this.offer ? 'primary' : ''}"
        @click=${() => emit<CallEvents, 'pictures'>(this, 'pictures', { off })}
      >
        ${t(off ? 'pictures.off' : 'pictures.on')}
      </button>
      ${
        this.offer
          ? html`<button class="button" @click=${() => emit<CallEvents, 'decline'>(this, 'decline', undefined)}>
            ${t('pictures.decline')}
          </button>`
          : nothing
      }
    </div>`;
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
            ?owner=${moderates(this.call.me.role)}
            @close=${() => this.#close()}
            .waiting=${this.call.waiting}
            .waitingCount=${this.call.waitingCount}
            @let-in=${this.#pass}
            @refuse=${this.#pass}
            @let-all-in=${this.#pass}
            @tell-waiting=${this.#pass}
            @mute=${this.#pass}
            @remove=${(event: CustomEvent<{ participant: string; name: string }>) =>
              (this.dialog = { what: 'remove', ...event.detail })}
          ></parvis-people>
        </aside>`;
      case null:
        return nothing;
    }
  }

  #dialog(): TemplateResult | typeof nothing {
    const { dialog } = this;
    const closed = () => (this.dialog = null);
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
          ${this.#shortcuts()}
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
      case 'end':
        return html`<parvis-dialog
          .heading=${t('dialog.end.title')}
          confirm-label=${t('control.end')}
          @close=${closed}
          @confirm=${() => this.#tell('end')}
          ><p>${t('dialog.end.text')}</p></parvis-dialog
        >`;
      case 'remove':
        return html`<parvis-dialog
          .heading=${t('dialog.remove.title', { name: dialog.name })}
          confirm-label=${t('people.remove.short')}
          @close=${closed}
          @confirm=${() => emit<CallEvents, 'remove'>(this, 'remove', { participant: dialog.participant })}
          ><p>${t('people.remove.ask', { name: dialog.name })}</p></parvis-dialog
        >`;
      default:
        return nothing;
    }
  }

  #shortcuts(): TemplateResult {
    return html`<h3>${t('settings.shortcuts')}</h3>
      <dl>
        ${SHORTCUTS.map(
          ({ name, keys }) => html`<div>
            <dt>${t(`shortcut.${name}`)}</dt>
            <dd>
              ${keys.map((key) => html`<kbd>${key.length === 1 ? key : t(`key.${key as 'ctrl' | 'alt' | 'shift' | 'escape'}`)}</kbd>`)}
            </dd>
          </div>`,
        )}
      </dl>`;
  }

  #toggle(panel: Panel): void {
    if (this.panel === panel) {
      this.#close();
      return;
    }
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
        emit<CallEvents, 'turn'>(this, 'turn', { kind: 'audio', on: !this.sources.audio.wanted });
        break;
      case 'camera':
        emit<CallEvents, 'turn'>(this, 'turn', { kind: 'video', on: !this.sources.video.wanted });
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

  #focusControls(): void {
    this.controls.renderRoot.querySelector('button')?.focus();
  }

  #silenced(): void {
    if (!this.soundBlocked) {
      this.soundBlocked = true;
      emit<CallEvents, 'sound-blocked'>(this, 'sound-blocked', undefined);
    }
  }

  async #playSound(): Promise<void> {
    if (!this.soundBlocked || !(await this.stage.play())) {
      return;
    }
    if (this.shadowRoot?.activeElement?.closest('.blocked')) {
      this.renderRoot.querySelector('h1')?.focus();
    }
    this.soundBlocked = false;
  }

  get #unread(): number {
    return this.call.told - this.#read;
  }

  #pass(event: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #tell(name: 'share' | 'copy-link' | 'leave' | 'end'): void {
    emit<CallEvents, typeof name>(this, name, undefined);
  }
}
