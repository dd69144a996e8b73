import { type PropertyValues, type TemplateResult, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Message } from '../../model/call-state';
import { LONGEST, textParts } from '../../model/chat-text';
import { emit } from '../../../shared/events';
import { region, t } from '../../../shared/i18n';
import { base, buttons, fields } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { panel } from '../base/panel.styles';
import { styles } from './chat.styles';

export interface ChatEvents {
  close: undefined;
  say: { readonly text: string };
  draft: { readonly text: string };
}

/**
 * What people write to everyone in the call. New messages are spoken by the page's announcer, not by this list.
 *
 * @event say - the person sends a message
 * @event draft - what is written and not sent yet has changed; whoever shows the chat keeps it
 */
export class Chat extends ParvisElement {
  static override styles = [base, buttons, fields, panel, styles];

  @property({ attribute: false }) messages: readonly Message[] = [];
  @property() draft = '';
  @query('h2') private heading!: HTMLElement;
  @query('.log') private log!: HTMLElement;

  override focus(): void {
    this.heading.focus();
  }

  override render(): TemplateResult {
    return html`
      <header>
        <h2 tabindex="-1">${t('chat.title')}</h2>
        <button
          class="button quiet icon"
          aria-label=${t('panel.close', { title: t('chat.title') })}
          @click=${() => emit<ChatEvents, 'close'>(this, 'close', undefined)}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="log" tabindex="0" role="group" aria-label=${t('chat.log')}>
        ${
          this.messages.length === 0
            ? html`<p class="empty">${t('chat.empty')}</p>`
            : html`<ol>
              ${this.messages.map((message) => this.#message(message))}
            </ol>`
        }
      </div>
      <form @submit=${this.#send}>
        <div class="field">
          <label for="draft">${t('chat.label')}</label>
          <textarea
            id="draft"
            maxlength=${LONGEST}
            .value=${this.draft}
            @input=${(event: Event) => this.#write((event.target as HTMLTextAreaElement).value)}
            @keydown=${this.#onKey}
          ></textarea>
        </div>
        <button class="button primary icon" aria-label=${t('chat.send')} title=${t('chat.send')}>
          ${icon('send')}
        </button>
      </form>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('messages')) {
      this.log.scrollTop = this.log.scrollHeight;
    }
  }

  #message(message: Message): TemplateResult {
    const at = new Date(message.at);
    return html`<li class=${message.mine ? 'mine' : ''}>
      <div class="by">
        <span class="name">${message.mine ? t('chat.you') : message.name}</span>
        <time datetime=${at.toISOString()}
          >${at.toLocaleTimeString(region(), { hour: '2-digit', minute: '2-digit' })}</time
        >
      </div>
      <p class="text">${textParts(message.text).map((part) =>
        part.href
          ? html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`
          : part.text,
      )}</p>
    </li>`;
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.draft.trim();
    if (text) {
      this.#write('');
      emit<ChatEvents, 'say'>(this, 'say', { text });
    }
  }

  #write(text: string): void {
    this.draft = text;
    emit<ChatEvents, 'draft'>(this, 'draft', { text });
  }

  /** Enter sends, Shift and Enter make a new line; not while an input method composes a word. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      this.#send(event);
    }
  }
}
