import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MediaKind, Quality } from '../../contract';
import { type LocalSource, type LocalSources, NO_SOURCE } from '../../model/devices';
import { emit } from '../../../shared/events';
import { type MessageKey, plural, t } from '../../../shared/i18n';
import { bars, barsStyles } from '../base/bars';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { type IconName, icon } from '../base/icons';
import { styles } from './controls.styles';

export type Panel = 'chat' | 'people';

export interface ControlsEvents {
  turn: { readonly kind: MediaKind; readonly on: boolean };
  panel: { readonly panel: Panel };
  share: undefined;
  hand: undefined;
  'copy-link': undefined;
  settings: undefined;
  connection: undefined;
  leave: undefined;
  end: undefined;
}

/**
 * The bar under the stage; it is always there. What has no room on a narrow screen moves into a menu. Toggles keep their name and
 * say their state by `aria-pressed`.
 */
export class Controls extends ParvisElement {
  static override styles = [base, buttons, barsStyles, styles];

  @property({ attribute: false }) sources: LocalSources = { audio: NO_SOURCE, video: NO_SOURCE };
  @property({ type: Boolean }) sharing = false;
  @property({ type: Boolean, attribute: 'can-share' }) canShare = false;
  /** Whether the person may end the meeting for everyone. */
  @property({ type: Boolean }) owner = false;
  /** Whether the person's own hand is raised. */
  @property({ type: Boolean }) hand = false;
  /** How many hands are raised. */
  @property({ type: Number }) hands = 0;
  /** What the person may not send, with why. */
  @property({ attribute: false }) denied: Readonly<Partial<Record<MediaKind | 'screen', string>>> = {};
  @property() panel: Panel | null = null;
  @property({ type: Number }) unread = 0;
  /** How many wait to be let in. */
  @property({ type: Number }) waiting = 0;
  /** Of the person's own connection. */
  @property() quality: Quality = 'good';
  @state() private menuOpen = false;
  @query('.more') private moreButton!: HTMLButtonElement;
  /** Before what is pressed hears of it: what then opens takes the focus from the menu's button, and gives it back. */
  #folding = { handleEvent: () => this.#closeMenu(), capture: true };

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.listen(document, 'click', (event) => {
      if (this.menuOpen && !event.composedPath().includes(this)) {
        this.menuOpen = false;
      }
    });
  }

  override render(): TemplateResult {
    return html`<div class="bar" @keydown=${this.#onKey}>
      ${this.#source('audio', 'control.microphone', this.sources.audio)}
      ${this.#source('video', 'control.camera', this.sources.video)}
      <span class="wide">${this.#extras()}</span>
      <span class="narrow">
        <button
          class="button more"
          aria-expanded=${this.menuOpen}
          aria-controls="menu"
          @click=${() => (this.menuOpen = !this.menuOpen)}
        >
          ${icon('more')}<span class="text">${t('control.more')}</span>
          ${
            this.unread + this.waiting + this.hands > 0
              ? html`<span class="count" aria-hidden="true">${this.unread + this.waiting + this.hands}</span>`
              : nothing
          }
        </button>
        <div class="menu" id="menu" ?hidden=${!this.menuOpen} @click=${this.#folding}>
          ${this.#extras()}
        </div>
      </span>
      <button class="button danger" @click=${() => this.#tell('leave')}>
        ${icon('leave')}<span class="text">${t('control.leave')}</span>
      </button>
    </div>`;
  }

  /** Focus goes back to where a panel was opened from, or to the menu's button where that one is folded away. */
  focusPanelButton(panel: Panel): void {
    const shown = [...this.renderRoot.querySelectorAll<HTMLElement>(`[data-panel='${panel}']`)];
    (shown.find((button) => button.checkVisibility()) ?? this.moreButton).focus();
  }

  #extras(): TemplateResult {
    return html`
      ${
        this.canShare
          ? html`<button
              class="button on ${this.denied.screen ? 'denied' : ''}"
              title=${this.denied.screen ?? nothing}
              aria-description=${this.denied.screen ?? nothing}
              aria-pressed=${this.sharing}
              @click=${() => this.#tell('share')}
            >
              ${icon('share')}<span class="text">${t('control.share')}</span>
            </button>`
          : nothing
      }
      <button class="button on" aria-pressed=${this.hand} @click=${() => this.#tell('hand')}>
        ${icon('hand')}<span class="text">${t('control.hand')}</span>
      </button>
      ${this.#panelButton('chat', 'chat', this.#chatName(), this.unread)}
      ${this.#panelButton('people', 'people', this.#peopleName(), this.waiting + this.hands)}
      <button
        class="button connection"
        aria-label=${t('connection.control', { state: t(`quality.${this.quality}`) })}
        @click=${() => this.#tell('connection')}
      >
        ${bars(this.quality)}<span class="text">${t('control.connection')}</span>
      </button>
      ${this.#action('link', 'control.copy', 'copy-link')} ${this.#action('settings', 'control.settings', 'settings')}
      ${this.owner ? this.#action('end', 'control.end', 'end') : nothing}
    `;
  }

  #source(kind: MediaKind, label: MessageKey, source: LocalSource): TemplateResult {
    const name = kind === 'audio' ? 'microphone' : 'camera';
    const problem = this.denied[kind] ?? (source.problem ? t(`problem.${kind}.${source.problem}`) : null);
    return html`<button
      class="button source ${this.denied[kind] ? 'denied' : ''}"
      title=${problem ?? t(label)}
      aria-pressed=${source.wanted}
      aria-description=${problem ?? nothing}
      @click=${() => emit<ControlsEvents, 'turn'>(this, 'turn', { kind, on: !source.wanted })}
    >
      ${icon(source.wanted ? name : `${name}-off`)}<span class="text">${t(label)}</span>
    </button>`;
  }

  #panelButton(panel: Panel, drawing: IconName, name: string, count: number): TemplateResult {
    return html`<button
      class="button on"
      data-panel=${panel}
      aria-label=${name}
      aria-expanded=${this.panel === panel}
      @click=${() => emit<ControlsEvents, 'panel'>(this, 'panel', { panel })}
    >
      ${icon(drawing)}<span class="text">${t(`control.${panel}`)}</span>
      ${count > 0 ? html`<span class="count" aria-hidden="true">${count}</span>` : nothing}
    </button>`;
  }

  #action(drawing: IconName, label: MessageKey, event: 'copy-link' | 'settings' | 'end'): TemplateResult {
    return html`<button class="button" @click=${() => this.#tell(event)}>
      ${icon(drawing)}<span class="text">${t(label)}</span>
    </button>`;
  }

  #chatName(): string {
    return this.unread > 0 ? plural('control.chat.unread', this.unread) : t('control.chat');
  }

  #peopleName(): string {
    const name = this.waiting > 0 ? plural('control.people.waiting', this.waiting) : t('control.people');
    return this.hands > 0 ? `${name}, ${plural('people.hands', this.hands)}` : name;
  }

  #tell(name: 'share' | 'hand' | 'copy-link' | 'settings' | 'connection' | 'leave' | 'end'): void {
    emit<ControlsEvents, typeof name>(this, name, undefined);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.menuOpen) {
      event.stopPropagation();
      this.#closeMenu();
    }
  }

  #closeMenu(): void {
    this.menuOpen = false;
    this.moreButton.focus();
  }
}
