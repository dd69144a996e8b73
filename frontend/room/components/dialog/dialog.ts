import { Dialog } from './dialog.component';

export * from './dialog.component';

customElements.define('parvis-dialog', Dialog);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-dialog': Dialog;
  }
}
