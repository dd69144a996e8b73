import { type TemplateResult, html, nothing } from 'lit';
import type { Offer } from '../../model/picture-offer';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';

export interface PictureEvents {
  /** Pictures of others, off or on again. */
  pictures: { readonly off: boolean };
  /** The person does not want what was offered. */
  decline: undefined;
}

/** What is offered for the pictures of others, or else that there are none. */
export function pictureNote(
  call: HTMLElement & { readonly offer: Offer | null; readonly audioOnly: boolean },
): TemplateResult | typeof nothing {
  const { offer } = call;
  if (!offer && !call.audioOnly) {
    return nothing;
  }
  const off = offer === 'audio-only';
  return html`<div class="note" role="group" aria-labelledby="pictures">
    <span id="pictures">${t(off ? 'pictures.offer' : offer ? 'pictures.better' : 'pictures.none')}</span>
    <button
      class="button ${offer ? 'primary' : ''}"
      @click=${() => emit<PictureEvents, 'pictures'>(call, 'pictures', { off })}
    >
      ${t(off ? 'pictures.off' : 'pictures.on')}
    </button>
    ${
      offer
        ? html`<button class="button" @click=${() => emit<PictureEvents, 'decline'>(call, 'decline', undefined)}>
          ${t('pictures.decline')}
        </button>`
        : nothing
    }
  </div>`;
}
