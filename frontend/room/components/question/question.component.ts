import { type TemplateResult, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Order } from '../../contract';
import { checkName } from '../../model/name';
import type { Question } from '../../model/person-actions';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { base, fields } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import '../dialog/dialog';
import { styles } from './question.styles';

export interface QuestionEvents {
  order: Order;
  close: undefined;
}

/**
 * Asks before something is done to others that they would not like to have happened by mistake.
 *
 * @event order - the person agreed
 * @event close - the dialog is closed, however it came about
 */
export class QuestionDialog extends ParvisElement {
  static override styles = [base, fields, styles];

  @property({ attribute: false }) question!: Question;
  @state() private invalid = false;
  @query('input') private input!: HTMLInputElement | null;

  override render(): TemplateResult {
    const { order, name } = this.question;
    switch (order.do) {
      case 'remove':
        return this.#dialog(
          t('dialog.remove.title', { name }),
          t('people.remove.short'),
          html`<p>${t('people.remove.ask')}</p>
            <label class="check"><input type="checkbox" .checked=${order.ban} />${t('people.remove.ban')}</label>`,
        );
      case 'name':
        return this.#dialog(
          t('dialog.rename.title', { name }),
          t('people.rename.short'),
          html`<div class="field">
            <label for="name">${t('dialog.rename.label')}</label>
            <input
              id="name"
              .value=${name}
              maxlength="120"
              autocomplete="off"
              aria-invalid=${this.invalid}
              aria-describedby="error"
              @input=${() => (this.invalid = false)}
            />
            <p class="error" id="error">${this.invalid ? t('prejoin.name.invalid') : ''}</p>
          </div>`,
        );
      case 'role':
        return this.#dialog(
          t('dialog.transfer.title', { name }),
          t('people.transfer.short'),
          html`<p>${t('dialog.transfer.text', { name })}</p>`,
        );
      case 'lobby/refuse-all':
        return this.#dialog(
          plural('dialog.refuse-all.title', this.question.count ?? 0),
          t('waiting.refuse-all'),
          html`<p>${t('dialog.refuse-all.text')}</p>`,
        );
      default:
        return this.#dialog(t('dialog.end.title'), t('control.end'), html`<p>${t('dialog.end.text')}</p>`);
    }
  }

  #dialog(heading: string, confirm: string, content: TemplateResult): TemplateResult {
    return html`<parvis-dialog
      .heading=${heading}
      confirm-label=${confirm}
      ?harmless=${this.question.order.do === 'name'}
      @close=${() => emit<QuestionEvents, 'close'>(this, 'close', undefined)}
      @confirm=${this.#confirm}
      >${content}</parvis-dialog
    >`;
  }

  #confirm(event: Event): void {
    const order = this.#order();
    if (order) {
      emit<QuestionEvents, 'order'>(this, 'order', order);
    } else {
      // What was typed stays, and so does the dialog.
      event.preventDefault();
      this.invalid = true;
      this.input?.focus();
    }
  }

  #order(): Order | null {
    const { order } = this.question;
    switch (order.do) {
      case 'remove':
        return { ...order, ban: this.input?.checked ?? true };
      case 'name': {
        const checked = checkName(this.input?.value ?? '');
        return checked.problem === null ? { ...order, name: checked.name } : null;
      }
      default:
        return order;
    }
  }
}
