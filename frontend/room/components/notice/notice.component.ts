import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { EndReason } from '../../contract';
import { emit } from '../../../shared/events';
import { type MessageKey, t } from '../../../shared/i18n';
import { base, brand, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { styles } from './notice.styles';

/** Why there is no call to show. */
export type NoticeReason = EndReason | 'busy' | 'unreachable' | 'unsupported' | 'insecure';

export interface NoticeEvents {
  again: undefined;
}

const ACTION: Partial<Record<NoticeReason, MessageKey>> = {
  left: 'over.left.action',
  ended: 'over.ended.action',
  replaced: 'over.replaced.action',
  full: 'over.full.action',
  busy: 'over.busy.action',
  unreachable: 'over.unreachable.action',
};

/**
 * A whole page that says why there is no call, and what can be done.
 *
 * @event again - the person wants to join, or to ask the server, again
 */
export class Notice extends ParvisElement {
  static override styles = [base, brand, buttons, styles];

  @property() reason: NoticeReason = 'left';
  /** The meeting's title, when it is known and may be told. */
  @property() meeting = '';
  @query('h1') private heading!: HTMLElement;

  override render(): TemplateResult {
    const action = ACTION[this.reason];
    return html`<header><span class="brand">${t('app.name')}</span></header>
      <main>
      ${this.meeting ? html`<p class="meeting">${this.meeting}</p>` : nothing}
      <h1 tabindex="-1">${t(`over.${this.reason}.title`)}</h1>
      <p>${t(`over.${this.reason}.text`)}</p>
      <div class="actions">
        ${
          action
            ? html`<button class="button primary" @click=${() => emit<NoticeEvents, 'again'>(this, 'again', undefined)}>
              ${t(action)}
            </button>`
            : nothing
        }
        <a class="button" href="/">${t('over.home')}</a>
      </div>
    </main>`;
  }

  /** The whole page changed, so reading starts at its heading. */
  protected override firstUpdated(): void {
    this.heading.focus();
  }
}
