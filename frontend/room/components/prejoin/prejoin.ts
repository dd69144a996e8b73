import { Prejoin } from './prejoin.component';

export * from './prejoin.component';

customElements.define('parvis-prejoin', Prejoin);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-prejoin': Prejoin;
  }
}
