import { type TemplateResult, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { OpenRoom } from '../../contract';
import { countdownText, markText, nextChange } from '../../model/countdown';
import type { ServerClock } from '../../model/server-clock';
import { whenText } from '../../model/when';
import { emit } from '../../../shared/events';
import { region, t } from '../../../shared/i18n';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { styles } from './agenda.styles';

/** Timers of browsers are off by a little; longer ones are cut short by a machine that sleeps. */
const LONGEST = 30_000;

export interface AgendaEvents {
  mark: { readonly text: string };
}

/**
 * Who invites, when the meeting begins, and how long it is until then. The countdown goes by the server's clock and is right
 * again as soon as the page is looked at.
 *
 * @event mark - a moment that is worth being said aloud, such as five minutes before the beginning
 */
export class Agenda extends ParvisElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) room!: OpenRoom;
  @property({ attribute: false }) clock!: ServerClock;
  /** Where the meeting is as a file for the visitor's calendar. */
  @property() calendar = '';
  /** Whether the meeting got another time while the page was open. */
  @property({ type: Boolean }) moved = false;
  #stopTick = () => {};
  #told: { readonly start: string; readonly at: number } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.scope.listen(document, 'visibilitychange', () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const { organizer, cancelled, zone, start } = this.room;
    const when = whenText(this.room, region());
    return html`
      ${organizer ? html`<p>${t('meeting.organizer', { name: organizer })}</p>` : nothing}
      ${cancelled ? html`<p class="note">${this.#cancelled(cancelled, zone)}</p>` : nothing}
      ${this.moved ? html`<p class="note">${t('meeting.moved')}</p>` : nothing}
      ${when ? html`<p class="when">${when}</p>` : nothing}
      ${start ? html`<p role="timer">${this.#countdown(start)}</p>${this.#keep()}` : nothing}
    `;
  }

  protected override updated(): void {
    this.#stopTick();
    const { start } = this.room;
    if (!start) {
      return;
    }
    const now = this.clock.now();
    const begin = Date.parse(start);
    if (this.#told?.start === start) {
      const text = markText(this.#told.at, now, begin, region());
      if (text) {
        emit<AgendaEvents, 'mark'>(this, 'mark', { text });
      }
    }
    this.#told = { start, at: now };
    const change = nextChange(now, begin, this.#end());
    if (change !== null) {
      this.#stopTick = this.scope.after(Math.min(change, LONGEST), () => this.requestUpdate());
    }
  }

  #keep(): TemplateResult | typeof nothing {
    const end = this.#end();
    return this.calendar && (end === null || this.clock.now() < end)
      ? html`<a class="button keep" href=${this.calendar} download>${icon('calendar')} ${t('meeting.keep')}</a>`
      : nothing;
  }

  #countdown(start: string): string {
    return countdownText(this.clock.now(), Date.parse(start), this.#end(), region());
  }

  #cancelled(start: string, zone: string | null): string {
    return t('meeting.cancelled', { when: whenText({ start, zone }, region()) });
  }

  #end(): number | null {
    return this.room.end ? Date.parse(this.room.end) : null;
  }
}
