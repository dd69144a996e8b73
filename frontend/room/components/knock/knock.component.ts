import { type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Order, Waiter } from '../../contract';
import { newcomers, vouchText } from '../../model/lobby';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import type { Undo } from '../../../shared/scope';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import { styles } from './knock.styles';

export interface KnockEvents {
  order: Order;
  show: undefined;
  lost: undefined;
}

/** What takes the place of another button is not pressed by whoever meant that one, in milliseconds. */
export const SETTLES = 700;

/**
 * The notice that somebody waits to be let in. It stays until that is decided or it is closed, and comes back with the next who
 * waits; the announcer speaks, so it is no live region.
 *
 * @event order - lets one in or refuses them, or lets everybody in who is shown
 * @event show - the person wants to see who waits
 * @event lost - the notice went with the focus in it
 */
export class Knock extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) waiting: readonly Waiter[] = [];
  @property({ type: Number }) count = 0;
  /** What was told of them last. */
  @property({ type: Number }) until = 0;
  @state() private closed = false;
  /** Of whom the buttons decide: of one under a name, of all, or of nobody. */
  #about = '';
  #settled: Undo | null = null;

  constructor() {
    super();
    new FocusKeeper(this, () => emit<KnockEvents, 'lost'>(this, 'lost', undefined));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('waiting') && newcomers(changed.get('waiting') ?? [], this.waiting).length > 0) {
      this.closed = false;
    }
    const about = this.count > 1 ? 'all' : this.waiting.map(({ id, name }) => `${id} ${name}`).join();
    if (about !== this.#about) {
      this.#settle(this.#about !== '' && about !== '');
      this.#about = about;
    }
  }

  #settle(wait: boolean): void {
    this.#settled?.();
    this.#settled = wait ? this.scope.after(SETTLES, () => (this.#settled = null)) : null;
  }

  #decide(order: Order): void {
    if (!this.#settled) {
      emit<KnockEvents, 'order'>(this, 'order', order);
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
    const { until } = this;
    return html`
      <button
        class="button primary"
        aria-label=${t('waiting.admit', { name })}
        @click=${() => this.#decide({ do: `lobby/${id}/admit`, until })}
      >
        ${t('waiting.admit.short')}
      </button>
      <button
        class="button"
        aria-label=${t('waiting.refuse', { name })}
        @click=${() => this.#decide({ do: `lobby/${id}/refuse` })}
      >
        ${t('waiting.refuse.short')}
      </button>
    `;
  }

  #several(): TemplateResult {
    const { until } = this;
    return html`
      <button class="button primary" @click=${() => this.#decide({ do: 'lobby/admit-all', until })}>
        ${t('waiting.admit-all')}
      </button>
      <button class="button" @click=${() => emit<KnockEvents, 'show'>(this, 'show', undefined)}>${t('knock.show')}</button>
    `;
  }
}
