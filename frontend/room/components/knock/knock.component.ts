import { type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Waiter } from '../../contract';
import { newcomers, vouchText } from '../../model/lobby';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import { styles } from './knock.styles';

export interface KnockEvents {
  'let-in': { readonly waiter: string };
  refuse: { readonly waiter: string };
  'let-all-in': undefined;
  show: undefined;
  lost: undefined;
}

/**
 * The notice that somebody waits to be let in. It stays until that is decided or it is closed, and comes back with the next who
 * waits; the announcer speaks, so it is no live region.
 *
 * @event show - the person wants to see who waits
 * @event lost - the notice went with the focus in it
 */
export class Knock extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) waiting: readonly Waiter[] = [];
  @property({ type: Number }) count = 0;
  @state() private closed = false;

  constructor() {
    super();
    new FocusKeeper(this, () => emit<KnockEvents, 'lost'>(this, 'lost', undefined));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('waiting') && newcomers(changed.get('waiting') ?? [], this.waiting).length > 0) {
      this.closed = false;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const [first] = this.waiting;
    if (!first || this.closed) {
      return nothing;
    }
    return html`<section aria-labelledby="who">
      <div>
        <p class="who" id="who">${plural('knock', this.count, { name: first.name })}</p>
        ${this.count === 1 ? html`<p class="detail">${vouchText(first)}</p>` : nothing}
      </div>
      <button class="button quiet icon close" aria-label=${t('toast.dismiss')} @click=${() => (this.closed = true)}>
        ${icon('close')}
      </button>
      <div class="actions">${this.count === 1 ? this.#one(first) : this.#several()}</div>
    </section>`;
  }

  #one({ id, name }: Waiter): TemplateResult {
    return html`
      <button
        class="button primary"
        aria-label=${t('waiting.admit', { name })}
        @click=${() => emit<KnockEvents, 'let-in'>(this, 'let-in', { waiter: id })}
      >
        ${t('waiting.admit.short')}
      </button>
      <button
        class="button"
        aria-label=${t('waiting.refuse', { name })}
        @click=${() => emit<KnockEvents, 'refuse'>(this, 'refuse', { waiter: id })}
      >
        ${t('waiting.refuse.short')}
      </button>
    `;
  }

  #several(): TemplateResult {
    return html`
      <button class="button primary" @click=${() => emit<KnockEvents, 'let-all-in'>(this, 'let-all-in', undefined)}>
        ${t('waiting.admit-all')}
      </button>
      <button class="button" @click=${() => emit<KnockEvents, 'show'>(this, 'show', undefined)}>${t('knock.show')}</button>
    `;
  }
}
