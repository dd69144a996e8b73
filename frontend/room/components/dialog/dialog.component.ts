import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { styles } from './dialog.styles';

export interface DialogEvents {
  confirm: undefined;
  close: undefined;
}

/**
 * A modal dialog over the browser's own, which keeps focus inside, closes on Escape and gives focus back.
 *
 * @slot - the content
 * @event confirm - the person agreed; only with `confirm-label`; whoever prevents it keeps the dialog open
 * @event close - the dialog is closed, however it came about
 */
export class Dialog extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property() heading = '';
  /** Names the button that agrees; without it the dialog only informs. */
  @property({ attribute: 'confirm-label' }) confirmLabel = '';
  /** Whether agreeing takes nothing away from anybody. */
  @property({ type: Boolean }) harmless = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${() => emit<DialogEvents, 'close'>(this, 'close', undefined)}>
      <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
      <slot></slot>
      <div class="actions">
        <button class="button" @click=${() => this.dialog.close()}>
          ${this.confirmLabel ? t('dialog.cancel') : t('settings.close')}
        </button>
        ${
          this.confirmLabel
            ? html`<button class="button ${this.harmless ? 'primary' : 'danger'}" @click=${this.#confirm}>${this.confirmLabel}</button>`
            : nothing
        }
      </div>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  #confirm(): void {
    if (this.dispatchEvent(new CustomEvent('confirm', { cancelable: true }))) {
      this.dialog.close();
    }
  }
}
