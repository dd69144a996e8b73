import { Portrait } from './portrait.component';

export * from './portrait.component';

customElements.define('parvis-portrait', Portrait);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-portrait': Portrait;
  }
}
