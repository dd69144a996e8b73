import { type TemplateResult, html } from 'lit';
import { property } from 'lit/decorators.js';
import type { LogEntry } from '../../model/call-log';
import type { LinkFigures } from '../../model/link-figures';
import { connectionText, figureLines, logText, logTime, tipText } from '../../model/link-text';
import { GOOD, type Judgement } from '../../model/quality';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { bars, barsStyles } from '../base/bars';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { styles } from './connection.styles';

export interface ConnectionEvents {
  pictures: { readonly off: boolean };
  copy: { readonly text: string };
}

/**
 * The person's own connection: how good it is, what can be done, its figures in plain words and what happened in this call.
 *
 * @event pictures - turn the pictures of others off, or on again
 * @event copy - copy all of it as a text
 */
export class ConnectionPanel extends ParvisElement {
  static override styles = [base, buttons, barsStyles, styles];

  @property({ attribute: false }) link: Judgement = GOOD;
  @property({ attribute: false }) figures: LinkFigures | null = null;
  @property({ attribute: false }) log: readonly LogEntry[] = [];
  @property({ type: Boolean, attribute: 'audio-only' }) audioOnly = false;

  override render(): TemplateResult {
    return html`
      <div class="now">
        ${bars(this.link.quality)}
        <div><strong>${t(`quality.own.${this.link.quality}`)}</strong><p>${tipText(this.link, this.audioOnly)}</p></div>
      </div>
      <div class="pictures">
        <button
          class="button"
          @click=${() => emit<ConnectionEvents, 'pictures'>(this, 'pictures', { off: !this.audioOnly })}
        >
          ${icon(this.audioOnly ? 'camera' : 'sound')} ${t(this.audioOnly ? 'pictures.on' : 'pictures.off')}
        </button>
        <p class="hint">${t('pictures.hint')}</p>
      </div>
      <dl>
        ${figureLines(this.figures).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
      <section>
        <h3>${t('connection.log')}</h3>
        ${
          this.log.length === 0
            ? html`<p class="hint">${t('connection.log.empty')}</p>`
            : html`<ul class="log">
              ${this.log.toReversed().map((entry) => html`<li><time>${logTime(entry)}</time><span>${logText(entry)}</span></li>`)}
            </ul>`
        }
        <button class="button copy" @click=${this.#copy}>${icon('link')} ${t('connection.copy')}</button>
      </section>
    `;
  }

  #copy(): void {
    const text = connectionText(this.link, this.figures, this.log);
    emit<ConnectionEvents, 'copy'>(this, 'copy', { text });
  }
}
