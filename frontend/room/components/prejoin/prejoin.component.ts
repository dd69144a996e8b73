import { type TemplateResult, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type NameProblem, checkName } from '../../model/name';
import { emit } from '../../../shared/events';
import { type Locale, locale, setLocale, t } from '../../../shared/i18n';
import { base, brand, buttons, fields } from '../base/base.styles';
import { Door, doorStyles } from '../base/door';
import { KINDS, deviceProblem, preview, previewStyles } from '../base/preview';
import { styles } from './prejoin.styles';

/** Why joining did not work; the person can try again. */
export type JoinProblem = 'full' | 'busy' | 'failed' | 'name';

export interface PrejoinEvents {
  join: { readonly name: string };
  /** A name that could be joined with, told while it is typed. */
  name: { readonly name: string };
  'check-code': { readonly code: string; readonly name: string };
}

/**
 * The door: what takes place here, how one looks and sounds, and under which name one goes in.
 *
 * @event join - the person wants to go in
 * @event check-code - the person proves by a code that they were invited, and wants to go in
 */
export class Prejoin extends Door {
  static override styles = [base, brand, buttons, fields, previewStyles, doorStyles, styles];

  /** A proposal: once the person types, the field is theirs. */
  @property() name = '';
  @property({ type: Boolean }) joining = false;
  /** Whether the person comes from another screen of this page: reading then starts at the heading. */
  @property({ type: Boolean }) returning = false;
  @property() problem: JoinProblem | null = null;
  @state() private nameProblem: NameProblem | null = null;
  @query('#name') private nameField!: HTMLInputElement;
  #proposed = '';
  #typing = false;

  protected override willUpdate(): void {
    if (!this.#typing) {
      this.#proposed = this.name;
    }
  }

  override render(): TemplateResult {
    return html`
      <header class="top">
        <span class="brand">${t('app.name')}</span>
        <span>
          <label class="unseen" for="language">${t('language.label')}</label>
          <select id="language" @change=${(e: Event) => setLocale((e.target as HTMLSelectElement).value as Locale)}>
            ${(['en', 'fr'] as const).map(
              (code) =>
                html`<option value=${code} lang=${code} ?selected=${locale() === code}>${t(`language.${code}`)}</option>`,
            )}
          </select>
        </span>
      </header>
      <main>
        ${this.head()}
        ${preview(this.sources, this.opening, this.turn)}
        <div class="side">${this.#form()} ${this.signIn()} ${this.room.proof ? this.invited(this.#prove) : nothing} ${this.deviceSettings()}</div>
        <div class="problems">${KINDS.map((kind) => deviceProblem(kind, this.sources, this.turn))}</div>
      </main>
    `;
  }

  protected override firstUpdated(): void {
    if (this.returning) {
      this.renderRoot.querySelector('h1')?.focus();
    }
  }

  #form(): TemplateResult {
    const problem = this.#problemText();
    const listenOnly = !this.opening && KINDS.every((kind) => this.sources[kind].problem !== null);
    return html`<form novalidate @submit=${this.#join}>
      <div class="field">
        <label for="name">${t('prejoin.name')}</label>
        <input
          id="name"
          name="name"
          autocomplete="name"
          maxlength="60"
          required
          ?readonly=${this.room.me?.nameFixed}
          .value=${this.#proposed}
          aria-invalid=${this.nameProblem !== null || this.problem === 'name'}
          aria-describedby="name-hint problem"
          @input=${this.#typed}
        />
        <span class="hint" id="name-hint">${t(this.room.me?.nameFixed ? 'prejoin.name.fixed' : 'prejoin.name.hint')}</span>
      </div>
      ${this.room.door === 'ask' ? html`<p>${t('prejoin.ask.hint')}</p>` : nothing}
      ${listenOnly ? html`<p>${t('prejoin.listen')}</p>` : nothing}
      <p class="error" id="problem" role="alert" ?hidden=${!problem}>${problem}</p>
      <button class="button primary join" aria-disabled=${this.joining}>
        ${t(this.joining ? 'prejoin.joining' : this.room.door === 'ask' ? 'prejoin.ask' : 'prejoin.join')}
      </button>
    </form>`;
  }

  /** A code is worth giving only with a name to go in under. */
  readonly #prove = (event: CustomEvent<{ code: string }>): void => {
    const name = this.#checkedName();
    if (name !== null) {
      emit<PrejoinEvents, 'check-code'>(this, 'check-code', { code: event.detail.code, name });
    }
  };

  #problemText(): string {
    if (this.nameProblem) {
      return t(`prejoin.name.${this.nameProblem}`);
    }
    switch (this.problem) {
      case 'name':
        return t('prejoin.name.invalid');
      case 'full':
        return t('prejoin.full');
      case 'busy':
        return t('over.busy.text');
      case 'failed':
        return t('prejoin.failed');
      default:
        return this.room.full ? t('prejoin.full') : '';
    }
  }

  #typed(): void {
    this.#typing = true;
    this.nameProblem = null;
    const checked = checkName(this.nameField.value);
    if (checked.problem === null) {
      emit<PrejoinEvents, 'name'>(this, 'name', { name: checked.name });
    }
  }

  #join(event: Event): void {
    event.preventDefault();
    const name = this.#checkedName();
    if (name !== null && !this.joining) {
      emit<PrejoinEvents, 'join'>(this, 'join', { name });
    }
  }

  /** The name, or null after saying what is wrong with it. */
  #checkedName(): string | null {
    const checked = checkName(this.nameField.value);
    this.nameProblem = checked.problem;
    if (checked.problem === null) {
      return checked.name;
    }
    this.nameField.focus();
    return null;
  }
}
