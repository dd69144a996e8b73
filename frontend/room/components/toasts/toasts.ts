import { Toasts } from './toasts.component';

export * from './toasts.component';

customElements.define('parvis-toasts', Toasts);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-toasts': Toasts;
  }
}
