import { type TemplateResult, html } from 'lit';
import { t } from '../../../shared/i18n';
import { icon } from '../base/icons';

/** That nobody else is there yet. */
export function alone(copyLink: () => void): TemplateResult {
  return html`<div class="alone">
    <span>${t('call.alone')}</span>
    <button class="button" @click=${copyLink}>${icon('link')} ${t('control.copy')}</button>
  </div>`;
}

/** That the call is being brought back. */
export function banner(): TemplateResult {
  return html`<div class="banner">
    <span class="turning"></span>
    <span><strong>${t('banner.reconnecting')}</strong>${t('banner.reconnecting.hint')}</span>
  </div>`;
}
