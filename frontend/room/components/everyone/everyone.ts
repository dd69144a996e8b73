import { Everyone } from './everyone.component';

export * from './everyone.component';

customElements.define('parvis-everyone', Everyone);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-everyone': Everyone;
  }
}
