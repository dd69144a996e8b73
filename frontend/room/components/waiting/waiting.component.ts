import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Order, Waiter } from '../../contract';
import { sinceText, vouchText } from '../../model/lobby';
import type { Question } from '../../model/person-actions';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { base, buttons, fields } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import '../portrait/portrait';
import { styles } from './waiting.styles';

export interface WaitingEvents {
  order: Order;
  /** Something that is asked about first. */
  ask: Question;
  /** `answered` hears whether the server took it. */
  'tell-waiting': { readonly text: string; readonly answered: (taken: boolean) => void };
}

/** A message to those who wait has at most this many characters, as the server has it. */
const LONGEST = 500;
/** How long somebody has waited is told by the minute. */
const EVERY = 20_000;

/**
 * Who waits to be let in, with what is known of them, for whoever may let them in.
 *
 * @event order - lets one in or refuses them, or lets everybody in who is shown
 * @event ask - refuses everybody who is shown, after a question
 * @event tell-waiting - tells everybody who waits something
 */
export class Waiting extends ParvisElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) waiting: readonly Waiter[] = [];
  /** How many wait; the list is cut. */
  @property({ type: Number }) count = 0;
  /** What was told of them last. */
  @property({ type: Number }) until = 0;
  @state() private message: 'draft' | 'sending' | 'told' = 'draft';
  @query('textarea') private field!: HTMLTextAreaElement;
  @query('h3') private heading!: HTMLElement;

  /** Another moderator may decide. */
  constructor() {
    super();
    new FocusKeeper(this, () => this.heading.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.every(EVERY, () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const now = Date.now();
    const unnamed = this.count - this.waiting.length;
    return html`
      <div class="head">
        <h3 tabindex="-1">${t('waiting.title')} <span class="count">${this.count}</span></h3>
        ${this.count > 1 ? this.#all() : nothing}
      </div>
      <ul aria-label=${t('waiting.title')}>
        ${repeat(
          this.waiting,
          (waiter) => waiter.id,
          (waiter) => this.#entry(waiter, now),
        )}
      </ul>
      ${unnamed > 0 ? html`<p class="more">${plural('waiting.more', unnamed)}</p>` : nothing}
      <details>
        <summary>${icon('chat')} ${t('waiting.tell')}</summary>
        <form @submit=${this.#send}>
          <div class="field">
            <label for="text">${t('waiting.tell.label')}</label>
            <textarea id="text" rows="2" maxlength=${LONGEST} required @input=${() => (this.message = 'draft')}></textarea>
          </div>
          <button class="button">${t('chat.send')}</button>
          <p class="hint" role="status">${this.message === 'told' ? t('waiting.told') : ''}</p>
        </form>
      </details>
    `;
  }

  #all(): TemplateResult {
    const { until, count } = this;
    return html`<div class="actions">
      <button
        class="button admit-all"
        @click=${() => emit<WaitingEvents, 'order'>(this, 'order', { do: 'lobby/admit-all', until })}
      >
        ${t('waiting.admit-all')}
      </button>
      <button
        class="button refuse-all"
        @click=${() => emit<WaitingEvents, 'ask'>(this, 'ask', { order: { do: 'lobby/refuse-all', until }, name: '', count })}
      >
        ${t('waiting.refuse-all')}
      </button>
    </div>`;
  }

  #entry(waiter: Waiter, now: number): TemplateResult {
    const { until } = this;
    const { id, name, picture } = waiter;
    return html`<li data-waiter=${id}>
      <parvis-portrait .name=${name} .src=${picture}></parvis-portrait>
      <div>
        <div class="name">${name}</div>
        <div class="detail">${vouchText(waiter)} · ${sinceText(waiter, now)}</div>
      </div>
      <div class="actions">
        <button
          class="button primary"
          aria-label=${t('waiting.admit', { name })}
          @click=${() => this.#decide({ do: `lobby/${id}/admit`, until })}
        >
          ${t('waiting.admit.short')}
        </button>
        <button class="button" aria-label=${t('waiting.refuse', { name })} @click=${() => this.#decide({ do: `lobby/${id}/refuse` })}>
          ${t('waiting.refuse.short')}
        </button>
      </div>
    </li>`;
  }

  /** The entry goes, so focus goes where the next one is decided. */
  #decide(order: Order): void {
    this.heading.focus();
    emit<WaitingEvents, 'order'>(this, 'order', order);
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text && this.message !== 'sending') {
      this.message = 'sending';
      emit<WaitingEvents, 'tell-waiting'>(this, 'tell-waiting', { text, answered: (taken) => this.#answered(text, taken) });
    }
  }

  /** What was not taken stays to be sent again, and so does what was written meanwhile. */
  #answered(text: string, taken: boolean): void {
    const same = this.field.value.trim() === text;
    this.message = taken && same ? 'told' : 'draft';
    if (taken && same) {
      this.field.value = '';
    }
  }
}
