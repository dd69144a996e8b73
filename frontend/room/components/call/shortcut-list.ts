import { type TemplateResult, html } from 'lit';
import { SHORTCUTS } from '../../model/shortcuts';
import { t } from '../../../shared/i18n';

/** Every shortcut of the call, to be read. */
export function shortcutList(): TemplateResult {
  return html`<h3>${t('settings.shortcuts')}</h3>
    <dl>
      ${SHORTCUTS.map(
        ({ name, keys }) => html`<div>
          <dt>${t(`shortcut.${name}`)}</dt>
          <dd>
            ${keys.map((key) => html`<kbd>${key.length === 1 ? key : t(`key.${key as 'ctrl' | 'alt' | 'shift' | 'escape'}`)}</kbd>`)}
          </dd>
        </div>`,
      )}
    </dl>`;
}
