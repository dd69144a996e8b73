import { Notice } from './notice.component';

export * from './notice.component';

customElements.define('parvis-notice', Notice);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-notice': Notice;
  }
}
