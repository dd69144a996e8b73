import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Action, MediaKind, Order, Permissions } from '../../contract';
import { forEverybody } from '../../model/permissions';
import type { Question } from '../../model/person-actions';
import { emit } from '../../../shared/events';
import { type MessageKey, t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import { styles } from './everyone.styles';

export interface EveryoneEvents {
  order: Order;
  ask: Question;
}

const POLICIES = ['speak', 'show', 'share', 'chat'] as const;

/**
 * What whoever moderates can do to everybody at once, folded away until it is wanted.
 *
 * @event order - something to do at once
 * @event ask - something to do after a question
 */
export class Everyone extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) may: (action: Action) => boolean = () => false;
  @property({ attribute: false }) permissions: Permissions | null = null;
  /** How many hands are raised. */
  @property({ type: Number }) hands = 0;
  @state() private open = false;
  @query('.fold') private fold!: HTMLElement;

  /** There may be no hand to lower any more. */
  constructor() {
    super();
    new FocusKeeper(this, () => this.fold.focus());
  }

  override render(): TemplateResult {
    return html`
      <button
        class="button quiet fold"
        aria-expanded=${this.open}
        aria-controls="all"
        @click=${() => (this.open = !this.open)}
      >
        ${icon('everyone')}<span>${t('everyone.title')}</span>
        ${this.permissions?.locked ? html`<span class="locked">${icon('lock')}${t('everyone.locked')}</span>` : nothing}
      </button>
      <div id="all" role="group" aria-label=${t('everyone.title')} ?hidden=${!this.open}>
        ${this.may('mute') ? this.#mutes() : nothing}
        ${this.permissions && this.may('set-policies') ? this.#policies(this.permissions) : nothing}
        ${
          this.permissions && this.may('lock')
            ? this.#switch('everyone.lock', this.permissions.locked, (locked) => ({ do: 'lock', locked }))
            : nothing
        }
      </div>
    `;
  }

  #mutes(): TemplateResult {
    const button = (key: MessageKey, order: Order) =>
      html`<button class="button quiet" @click=${() => this.#order(order)}>${t(key)}</button>`;
    const mute = (key: MessageKey, kind: MediaKind) => button(key, { do: 'mute-all', kind });
    return html`<div class="actions">
      ${mute('everyone.mute', 'audio')} ${mute('everyone.camera', 'video')}
      ${this.may('lower-hand') && this.hands > 0 ? button('everyone.lower', { do: 'lower-hands' }) : nothing}
    </div>`;
  }

  #policies({ policies }: Permissions): TemplateResult {
    return html`${POLICIES.map((what) =>
      this.#switch(`everyone.${what}`, forEverybody(policies[what]), (all) => ({
        do: 'policies',
        [what]: all ? 'guest' : 'moderator',
      })),
    )}
    ${this.#switch('everyone.start-muted', policies.startMuted, (startMuted) => ({ do: 'policies', startMuted }))}`;
  }

  #switch(key: MessageKey, on: boolean, order: (on: boolean) => Order): TemplateResult {
    return html`<button class="switch" role="switch" aria-checked=${on} @click=${() => this.#order(order(!on))}>
      <span>${t(key)}</span><span class="track" aria-hidden="true"></span>
    </button>`;
  }

  #order(order: Order): void {
    emit<EveryoneEvents, 'order'>(this, 'order', order);
  }
}
