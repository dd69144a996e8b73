import { People } from './people.component';

export * from './people.component';

customElements.define('parvis-people', People);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-people': People;
  }
}
