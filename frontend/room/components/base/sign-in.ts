import { type TemplateResult, html } from 'lit';
import { t } from '../../../shared/i18n';

/** Leads to the login, and from there back to this page. */
export function signInLink(): TemplateResult {
  return html`<a class="sign-in" href="/login?next=${encodeURIComponent(location.pathname)}">${t('door.sign-in')}</a>`;
}
