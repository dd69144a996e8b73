import { type TemplateResult, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { initials } from '../../model/tiles';
import { base } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { styles } from './portrait.styles';

/**
 * Somebody's picture, beside the name that says who it is. Without one, while it is loaded and if it cannot be, the initials of
 * the name are seen.
 */
export class Portrait extends ParvisElement {
  static override styles = [base, styles];

  @property() name = '';
  /** Where the picture is, or null. */
  @property() src: string | null = null;
  /** What could not be loaded. */
  @state() private missing: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render(): TemplateResult {
    const { src } = this;
    return html`${initials(this.name)}${
      src && src !== this.missing ? html`<img alt="" src=${src} @error=${() => (this.missing = src)} />` : nothing
    }`;
  }
}
