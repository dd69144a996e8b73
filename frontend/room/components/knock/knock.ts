import { Knock } from './knock.component';

export * from './knock.component';

customElements.define('parvis-knock', Knock);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-knock': Knock;
  }
}
