import { Proof } from './proof.component';

export * from './proof.component';

customElements.define('parvis-proof', Proof);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-proof': Proof;
  }
}
