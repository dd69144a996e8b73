import { Waiting } from './waiting.component';

export * from './waiting.component';

customElements.define('parvis-waiting', Waiting);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-waiting': Waiting;
  }
}
