import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ClosedRoom, EndReason } from '../../contract';
import { whenText } from '../../model/when';
import { emit } from '../../../shared/events';
import { type MessageKey, region, t } from '../../../shared/i18n';
import { base, brand, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { signInLink } from '../base/sign-in';
import { styles } from './notice.styles';

/** Why there is no call to show. */
export type NoticeReason = EndReason | 'busy' | 'unreachable' | 'unsupported' | 'insecure';

export interface NoticeEvents {
  again: undefined;
  reopen: undefined;
}

const ACTION: Partial<Record<NoticeReason, MessageKey>> = {
  left: 'over.left.action',
  removed: 'over.removed.action',
  ended: 'over.ended.action',
  replaced: 'over.replaced.action',
  full: 'over.full.action',
  'no-admission': 'over.no-admission.action',
  busy: 'over.busy.action',
  unreachable: 'over.unreachable.action',
};

/**
 * A whole page that says why there is no call, and what can be done.
 *
 * @event again - the person wants to join, or to ask the server, again
 * @event reopen - the organiser wants to open the door after the meeting
 */
export class Notice extends ParvisElement {
  static override styles = [base, brand, buttons, styles];

  @property() reason: NoticeReason = 'left';
  /** The meeting's title, when it is known and may be told. */
  @property() meeting = '';
  /** The meeting that is over or cancelled. */
  @property({ attribute: false }) closed: ClosedRoom | null = null;
  /** Where the next meeting is as a file for the visitor's calendar. */
  @property() calendar = '';
  @query('h1') private heading!: HTMLElement;

  override render(): TemplateResult {
    const action = ACTION[this.reason];
    return html`<header><span class="brand">${t('app.name')}</span></header>
      <main>
      ${this.meeting ? html`<p class="meeting">${this.meeting}</p>` : nothing}
      <h1 tabindex="-1">${t(`over.${this.reason}.title`)}</h1>
      ${this.closed ? this.#about(this.closed) : html`<p>${t(`over.${this.reason}.text`)}</p>`}
      <div class="actions">
        ${
          this.closed?.state === 'over' && this.closed.mayReopen
            ? html`<button
              class="button primary"
              @click=${() => emit<NoticeEvents, 'reopen'>(this, 'reopen', undefined)}
            >
              ${t('over.over.action')}
            </button>`
            : nothing
        }
        ${
          action
            ? html`<button class="button primary" @click=${() => emit<NoticeEvents, 'again'>(this, 'again', undefined)}>
              ${t(action)}
            </button>`
            : nothing
        }
        ${
          this.calendar && this.closed?.state === 'over' && this.closed.next
            ? html`<a class="button" href=${this.calendar} download>${icon('calendar')} ${t('over.over.keep')}</a>`
            : nothing
        }
        <a class="button" href="/">${t('over.home')}</a>
      </div>
      ${this.closed?.state === 'over' && !this.closed.signedIn ? html`<p>${signInLink()}</p>` : nothing}
    </main>`;
  }

  #about(closed: ClosedRoom): TemplateResult {
    const when = whenText(closed, region());
    const next = closed.state === 'over' && closed.next;
    return html`<div class="about">
        ${when ? html`<p class=${closed.state === 'cancelled' ? 'gone' : ''}>${when}</p>` : nothing}
        ${closed.organizer ? html`<p>${t('meeting.organizer', { name: closed.organizer })}</p>` : nothing}
      </div>
      <p>${this.#outlook(closed, next || null)}</p>`;
  }

  #outlook(closed: ClosedRoom, next: string | null): string {
    if (next) {
      return t('over.over.next', { when: whenText({ start: next, zone: closed.zone }, region()) });
    }
    return t(`over.${closed.state}.text`);
  }

  /** The whole page changed, so reading starts at its heading. */
  protected override firstUpdated(): void {
    this.heading.focus();
  }
}
