import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MediaKind, Waiter } from '../../contract';
import type { Person } from '../../model/call-state';
import { initials } from '../../model/tiles';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { bars, barsStyles } from '../base/bars';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { panel } from '../base/panel.styles';
import '../waiting/waiting';
import { styles } from './people.styles';

export interface PeopleEvents {
  close: undefined;
  mute: { readonly participant: string; readonly kind: MediaKind };
  remove: { readonly participant: string; readonly name: string };
}

/**
 * Everyone in the call, each once, with what they send. Whoever moderates can mute and remove from here.
 *
 * @event mute - turn off somebody's microphone or camera
 * @event remove - remove somebody; not confirmed yet
 */
export class People extends ParvisElement {
  static override styles = [base, buttons, panel, barsStyles, styles];

  @property({ attribute: false }) people: readonly Person[] = [];
  @property({ type: Boolean }) owner = false;
  @property({ attribute: false }) waiting: readonly Waiter[] = [];
  @property({ type: Number }) waitingCount = 0;
  @query('h2') private heading!: HTMLElement;

  override focus(): void {
    this.heading.focus();
  }

  override render(): TemplateResult {
    return html`
      <header>
        <h2 tabindex="-1">${t('people.title')}</h2>
        <button
          class="button quiet icon"
          aria-label=${t('panel.close', { title: t('people.title') })}
          @click=${() => emit<PeopleEvents, 'close'>(this, 'close', undefined)}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="scroll" tabindex="0" role="group" aria-label=${t('people.title')}>
        ${
          this.waitingCount > 0
            ? html`<parvis-waiting
              .waiting=${this.waiting}
              .count=${this.waitingCount}
              @let-in=${this.#pass}
              @refuse=${this.#pass}
              @let-all-in=${this.#pass}
              @tell-waiting=${this.#pass}
            ></parvis-waiting>`
            : nothing
        }
        <p class="count">${plural('people.count', this.people.length)}</p>
        <ul>
          ${repeat(
            this.people,
            (person) => person.participant,
            (person) => this.#entry(person),
          )}
        </ul>
      </div>
    `;
  }

  #pass(event: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #entry(person: Person): TemplateResult {
    return html`<li data-participant=${person.participant}>
      <span class="initials" aria-hidden="true">${initials(person.name)}</span>
      <div>
        <div class="name">${person.me ? t('tile.you', { name: person.name }) : person.name}</div>
        <div class="detail">${this.#details(person)}</div>
      </div>
      <div class="states">
        <span title=${t(`quality.${person.quality}`)}
          >${bars(person.quality)}<span class="unseen">${t(`quality.${person.quality}`)}</span></span
        >
        ${this.#state(person.audioMuted, 'microphone')} ${this.#state(person.videoMuted, 'camera')}
      </div>
      ${this.owner && !person.me ? this.#actions(person) : nothing}
    </li>`;
  }

  #details({ role, sharing, interrupted, quality }: Person): string {
    const roleName = {
      owner: t('people.owner'),
      moderator: t('people.moderator'),
      member: null,
      guest: t('people.guest'),
    }[role];
    return [
      roleName,
      sharing ? t('people.sharing') : null,
      interrupted ? t('people.reconnecting') : quality === 'good' ? null : t(`quality.${quality}`),
    ]
      .filter((detail) => detail !== null)
      .join(' · ');
  }

  #state(off: boolean, what: 'microphone' | 'camera'): TemplateResult {
    return html`<span class=${off ? 'off' : ''}
      >${icon(off ? `${what}-off` : what)}<span class="unseen">${t(`people.${what}-${off ? 'off' : 'on'}`)}</span></span
    >`;
  }

  #actions({ participant, name, role, audioMuted, videoMuted }: Person): TemplateResult {
    const mute = (kind: MediaKind) => () => emit<PeopleEvents, 'mute'>(this, 'mute', { participant, kind });
    return html`<div class="actions">
      <button class="button quiet" aria-label=${t('people.mute', { name })} ?disabled=${audioMuted} @click=${mute('audio')}>
        ${t('people.mute.short')}
      </button>
      <button class="button quiet" aria-label=${t('people.camera', { name })} ?disabled=${videoMuted} @click=${mute('video')}>
        ${t('people.camera.short')}
      </button>
      ${role === 'owner'
        ? nothing
        : html`<button
            class="button quiet remove"
            aria-label=${t('people.remove', { name })}
            @click=${() => emit<PeopleEvents, 'remove'>(this, 'remove', { participant, name })}
          >
            ${t('people.remove.short')}
          </button>`}
    </div>`;
  }
}
