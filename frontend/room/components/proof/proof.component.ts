import { type PropertyValues, type TemplateResult, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import { NO_PROOF, type ProofState } from '../../proof-controller';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { base, buttons, fields } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { styles } from './proof.styles';

export interface ProofEvents {
  'send-code': { readonly address: string };
  'check-code': { readonly code: string };
  'other-address': undefined;
}

/**
 * Where somebody without an account proves that they were invited: an address, then the code that was mailed to it.
 *
 * @event send-code - the person asks for a code
 * @event check-code - the person gives one
 * @event other-address - the person begins again
 */
export class Proof extends ParvisElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) proof: ProofState = NO_PROOF;
  @query('input') private field!: HTMLInputElement;
  @query('details') private details!: HTMLDetailsElement;
  @query('form') private form!: HTMLFormElement;

  override render(): TemplateResult {
    return html`<details>
      <summary>${t('proof.summary')}</summary>
      <div class="steps">${this.proof.step === 'address' ? this.#address() : this.#code()}</div>
    </details>`;
  }

  /** The next field, or the one that is wrong, is where the person goes on. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('proof');
    const { step, problem } = this.proof;
    if (step === 'code') {
      this.details.open = true;
    }
    if (before && (before.step !== step || (problem && before.problem === null))) {
      this.field.focus();
    }
  }

  #address(): TemplateResult {
    return html`<form novalidate @submit=${this.#send}>
      <p class="hint">${t('proof.hint')}</p>
      <div class="field">
        <label for="address">${t('proof.address')}</label>
        <input
          id="address"
          name="address"
          type="email"
          autocomplete="email"
          maxlength="254"
          required
          .value=${this.proof.address}
          aria-invalid=${this.proof.problem === 'address'}
          aria-describedby="problem"
        />
      </div>
      ${this.#problem()}
      <div class="buttons">
        <button class="button" aria-disabled=${this.proof.busy}>
          ${t(this.proof.busy ? 'proof.sending' : 'proof.send')}
        </button>
      </div>
    </form>`;
  }

  #code(): TemplateResult {
    const { problem, busy, address } = this.proof;
    return html`<form novalidate @submit=${this.#check}>
      <p class="sent">${t('proof.sent', { address })}</p>
      <div class="field">
        <label for="code">${t('proof.code')}</label>
        <input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="12"
          required
          aria-invalid=${problem === 'code' || problem === 'wrong' || problem === 'spent'}
          aria-describedby="problem"
        />
      </div>
      ${this.#problem()}
      <div class="buttons">
        <button class="button" aria-disabled=${busy}>${t(busy ? 'proof.checking' : 'proof.check')}</button>
        <button class="button quiet" type="button" @click=${this.#other}>${t('proof.other')}</button>
      </div>
    </form>`;
  }

  #problem(): TemplateResult {
    const { problem, left } = this.proof;
    const text =
      problem === null ? '' : problem === 'wrong' ? plural('proof.problem.wrong', left) : t(`proof.problem.${problem}`);
    return html`<p class="error" id="problem" role="alert" ?hidden=${!text}>${text}</p>`;
  }

  #send(event: Event): void {
    event.preventDefault();
    emit<ProofEvents, 'send-code'>(this, 'send-code', { address: this.field.value.trim() });
  }

  /** People copy codes with spaces around and between. */
  #check(event: Event): void {
    event.preventDefault();
    emit<ProofEvents, 'check-code'>(this, 'check-code', { code: this.field.value.replace(/\s/g, '') });
  }

  #other(): void {
    this.form.reset();
    emit<ProofEvents, 'other-address'>(this, 'other-address', undefined);
  }
}
