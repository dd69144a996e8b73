import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { WaitingState } from '../../contract';
import type { LobbyProblem } from '../../lobby-controller';
import { stateText } from '../../model/lobby';
import { emit } from '../../../shared/events';
import { region, t } from '../../../shared/i18n';
import { base, brand, buttons, fields } from '../base/base.styles';
import { Door, doorStyles } from '../base/door';
import { icon } from '../base/icons';
import { KINDS, deviceProblem, preview, previewStyles } from '../base/preview';
import { styles } from './lobby.styles';

export interface LobbyEvents {
  ask: undefined;
  leave: undefined;
}

/**
 * The waiting screen: what takes place, how things stand, what the moderators say, and meanwhile how one looks and sounds.
 *
 * @event ask - the person wants to be let in, again
 * @event leave - the person does not want to wait any longer
 */
export class Lobby extends Door {
  static override styles = [base, brand, buttons, fields, previewStyles, doorStyles, styles];

  @property({ attribute: false }) state!: WaitingState;
  /** Under which the person waits. */
  @property() name = '';
  /** Whether the server is heard. */
  @property({ type: Boolean }) heard = false;
  @property() problem: LobbyProblem | null = null;
  /** When asking is worth it again, in milliseconds of the page's clock. */
  @property({ type: Number }) again = 0;
  @query('h1') private heading!: HTMLElement;
  #stopTick = () => {};

  override render(): TemplateResult {
    return html`
      <header class="top"><span class="brand">${t('app.name')}</span></header>
      <main>
        ${this.head()}
        <div class="side">${this.#standing()} ${this.#message()} ${this.#actions()} ${this.#proves() ? this.invited(this.pass) : nothing} ${this.signIn()}</div>
        <div class="check">
          ${preview(this.sources, this.opening, this.turn)}
          ${KINDS.map((kind) => deviceProblem(kind, this.sources, this.turn))}
          ${this.deviceSettings()}
        </div>
      </main>
    `;
  }

  /** The whole page changed, so reading starts at its heading. */
  protected override firstUpdated(): void {
    this.heading.focus();
  }

  /** Asking again is offered as soon as it is worth it. */
  protected override updated(): void {
    this.#stopTick();
    const left = this.again - Date.now();
    if (this.state.state === 'refused' && left > 0) {
      this.#stopTick = this.scope.after(left, () => this.requestUpdate());
    }
  }

  #standing(): TemplateResult {
    const waits = this.state.state === 'waiting' || this.state.state === 'admitted';
    return html`<section class="standing ${this.state.state}" aria-labelledby="standing">
      <h2 id="standing">
        ${waits ? html`<span class="turning" aria-hidden="true"></span>` : nothing}${t(`lobby.title.${this.state.state}`)}
      </h2>
      <p>${stateText(this.state)}</p>
      ${this.state.state === 'waiting' ? html`<p class="as">${t('lobby.as', { name: this.name })}</p>` : nothing}
      ${this.heard || !waits ? nothing : html`<p class="unheard">${t('lobby.unheard')}</p>`}
      ${this.problem ? html`<p class="error">${t(`lobby.problem.${this.problem}`)}</p>` : nothing}
    </section>`;
  }

  #message(): TemplateResult | typeof nothing {
    const { message } = this.state;
    if (!message) {
      return nothing;
    }
    const at = new Date(message.at);
    return html`<section class="message" aria-labelledby="message">
      <h2 id="message">${t('lobby.message')}</h2>
      <p class="text">${message.text}</p>
      <time datetime=${message.at}>${at.toLocaleTimeString(region(), { hour: '2-digit', minute: '2-digit' })}</time>
    </section>`;
  }

  #actions(): TemplateResult {
    const { state } = this.state;
    const waits = state === 'waiting' || state === 'admitted';
    const asks = !waits && state !== 'closed';
    const held = state === 'refused' && this.again > Date.now();
    return html`<div class="actions">
      ${
        asks
          ? html`<button
            class="button primary"
            aria-disabled=${held}
            aria-describedby=${held ? 'pause' : nothing}
            @click=${() => held || this.#tell('ask')}
          >
            ${t('lobby.again')}
          </button>`
          : nothing
      }
      <button class="button" @click=${() => this.#tell('leave')}>${icon('leave')} ${t(waits ? 'lobby.leave' : 'control.leave')}</button>
      ${held ? html`<p class="hint" id="pause">${t('lobby.pause', { time: this.#pause() })}</p>` : nothing}
    </div>`;
  }

  #proves(): boolean {
    return this.room.proof && this.state.state !== 'admitted' && this.state.state !== 'elsewhere';
  }

  /** The time from which on asking is worth it. */
  #pause(): string {
    const at = new Date(Math.ceil(this.again / 60_000) * 60_000);
    return at.toLocaleTimeString(region(), { hour: '2-digit', minute: '2-digit' });
  }

  #tell(name: 'ask' | 'leave'): void {
    emit<LobbyEvents, typeof name>(this, name, undefined);
  }
}
