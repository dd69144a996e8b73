import { Controls } from './controls.component';

export * from './controls.component';

customElements.define('parvis-controls', Controls);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-controls': Controls;
  }
}
