import { type TemplateResult, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Action, Ban, Order, Permissions, Waiter } from '../../contract';
import type { Person } from '../../model/call-state';
import { type PersonAction, type Question, personActions } from '../../model/person-actions';
import { emit } from '../../../shared/events';
import { plural, t } from '../../../shared/i18n';
import { bars, barsStyles } from '../base/bars';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { FocusKeeper } from '../base/focus-keeper';
import { icon } from '../base/icons';
import '../everyone/everyone';
import { panel } from '../base/panel.styles';
import '../portrait/portrait';
import '../waiting/waiting';
import { styles } from './people.styles';

export interface PeopleEvents {
  close: undefined;
  order: Order;
  /** Something that is asked about first. */
  ask: Question;
}

/**
 * Everyone in the call, each once, with what they send. Whoever moderates can do things to others from here; for each person they
 * are folded away.
 *
 * @event order - something to do at once
 * @event ask - something to do after a question
 */
export class People extends ParvisElement {
  static override styles = [base, buttons, panel, barsStyles, styles];

  @property({ attribute: false }) people: readonly Person[] = [];
  @property({ attribute: false }) may: (action: Action) => boolean = () => false;
  @property({ attribute: false }) permissions: Permissions | null = null;
  /** Whose actions are unfolded. */
  @property() managed = '';
  @property({ attribute: false }) waiting: readonly Waiter[] = [];
  @property({ type: Number }) waitingCount = 0;
  @property({ type: Number }) waitingUntil = 0;
  @query('h2') private heading!: HTMLElement;

  /** An action that can be done no more leaves the focus to what folds the others out, if that is still there. */
  constructor() {
    super();
    new FocusKeeper(this, (around) => {
      const row = around?.closest('li');
      ((row?.isConnected && row.querySelector<HTMLElement>('.manage')) || this.heading).focus();
    });
  }

  override focus(): void {
    (this.renderRoot.querySelector<HTMLElement>('.manage[aria-expanded="true"]') ?? this.heading).focus();
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
              .until=${this.waitingUntil}
              @order=${this.#pass}
              @ask=${this.#pass}
              @tell-waiting=${this.#pass}
            ></parvis-waiting>`
            : nothing
        }
        ${
          this.may('set-policies') || this.may('mute')
            ? html`<parvis-everyone
                .may=${this.may}
                .permissions=${this.permissions}
                .hands=${this.people.filter((person) => person.hand > 0).length}
                @order=${(event: CustomEvent<Order>) => this.#order(event.detail)}
              ></parvis-everyone>`
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
        ${this.may('lift-ban') && this.permissions?.bans.length ? this.#banned(this.permissions.bans) : nothing}
      </div>
    `;
  }

  #pass(event: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }

  #entry(person: Person): TemplateResult {
    return html`<li data-participant=${person.participant}>
      <parvis-portrait .name=${person.name} .src=${person.picture}></parvis-portrait>
      <div>
        <div class="name">${person.me ? t('tile.you', { name: person.name }) : person.name}</div>
        <div class="detail">${this.#details(person)}</div>
      </div>
      <div class="states">
        ${person.hand > 0 ? html`<span class="hand">${icon('hand')}<span class="unseen">${t('tile.hand')}</span></span>` : nothing}
        <span title=${t(`quality.${person.quality}`)}
          >${bars(person.quality)}<span class="unseen">${t(`quality.${person.quality}`)}</span></span
        >
        ${this.#state(person.audioMuted, 'microphone')} ${this.#state(person.videoMuted, 'camera')}
      </div>
      ${this.#manages(person) ? this.#actions(person) : nothing}
    </li>`;
  }

  #banned(bans: readonly Ban[]): TemplateResult {
    return html`<section class="banned" aria-labelledby="banned">
      <h3 id="banned">${t('people.banned')}</h3>
      <ul>
        ${repeat(
          bans,
          ({ participant }) => participant,
          ({ participant, name }) => html`<li>
            <parvis-portrait .name=${name}></parvis-portrait>
            <span class="name">${name}</span>
            <button
              class="button"
              aria-label=${t('people.lift', { name })}
              @click=${() => this.#order({ do: 'lift-ban', participant })}
            >
              ${t('people.lift.short')}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Oneself too, if there is something that one may do to oneself. */
  #manages({ me }: Person): boolean {
    return me ? this.may('rename-themselves') : this.may('mute');
  }

  #details({ role, verified, sharing, interrupted, quality }: Person): string {
    const roleName = {
      owner: t('people.owner'),
      moderator: t('people.moderator'),
      member: null,
      guest: t('people.guest'),
    }[role];
    return [
      roleName,
      { name: null, address: t('people.address'), nothing: t('people.unverified') }[verified],
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

  #actions(person: Person): TemplateResult {
    const { participant, name } = person;
    const open = this.managed === participant;
    return html`<button
        class="button quiet icon manage"
        aria-label=${t('people.manage', { name })}
        aria-expanded=${open}
        aria-controls="actions-${participant}"
        @click=${() => (this.managed = open ? '' : participant)}
      >
        ${icon('more')}
      </button>
      <div class="actions" id="actions-${participant}" role="group" aria-label=${t('people.manage', { name })} ?hidden=${!open}>
        ${
          open
            ? repeat(
                personActions(person, this.may),
                ({ key }) => key.replace('.allow', '.forbid').replace('.demote', '.promote'),
                (action) => this.#action(person, action),
              )
            : nothing
        }
      </div>`;
  }

  /** What is done stays where it is, and the focus on it. */
  #action({ name }: Person, { key, order, ask, danger, done }: PersonAction): TemplateResult {
    const press = () => (ask ? this.#ask({ order, name }) : this.#order(order));
    return html`<button
      class="button quiet ${danger ? 'remove' : ''}"
      aria-label=${t(key, { name })}
      aria-disabled=${done ? 'true' : nothing}
      @click=${() => done || press()}
    >
      ${t(`${key}.short`)}
    </button>`;
  }

  #order(order: Order): void {
    emit<PeopleEvents, 'order'>(this, 'order', order);
  }

  #ask(question: Question): void {
    emit<PeopleEvents, 'ask'>(this, 'ask', question);
  }
}
