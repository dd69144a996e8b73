import { type TemplateResult, html } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import { styles } from './toasts.styles';

/** A notice stays this long, which is enough to read it slowly (WCAG 2.2.1). */
export const SHOWN_FOR = 20_000;
const MOST = 3;

/** Short notices over the page. They are spoken by the announcer, so this list itself is no live region. */
export class Toasts extends ParvisElement {
  static override styles = [base, buttons, styles];

  @state() private shown: readonly { readonly id: number; readonly text: string; readonly about: string }[] = [];
  #next = 0;
  #from: HTMLElement | null = null;

  /** A notice that goes with the focus on it gives it to another, or else back to where it came from. */
  constructor() {
    super();
    new FocusKeeper(this, () => (this.renderRoot.querySelector('button') ?? this.#from)?.focus());
  }

  /** Takes the place of what was told before about the same. */
  show(text: string, about: string = text): void {
    const id = this.#next++;
    this.shown = [...this.shown.filter((toast) => toast.about !== about), { id, text, about }].slice(-MOST);
    this.scope.after(SHOWN_FOR, () => this.#dismiss(id));
  }

  /** Takes away what was told about a call that is over. */
  clear(): void {
    this.shown = [];
  }

  /** So that what else is told of a call can stand below. */
  protected override updated(): void {
    document.documentElement.style.setProperty('--parvis-toasts', `${this.offsetHeight}px`);
  }

  override render(): TemplateResult {
    return html`<section aria-label=${t('toast.region')} ?hidden=${this.shown.length === 0} @focusin=${this.#entered}>
      <ul>
        ${repeat(
          this.shown,
          (toast) => toast.id,
          (toast) => html`<li>
            <span>${toast.text}</span>
            <button class="button quiet icon" aria-label=${t('toast.dismiss')} @click=${() => this.#dismiss(toast.id)}>
              ${icon('close')}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #entered({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof HTMLElement && !this.renderRoot.contains(relatedTarget)) {
      this.#from = relatedTarget;
    }
  }

  #dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}
