import { Call } from './call.component';

export * from './call.component';

customElements.define('parvis-call', Call);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-call': Call;
  }
}
