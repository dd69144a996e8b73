import { ConnectionPanel } from './connection.component';

export * from './connection.component';

customElements.define('parvis-connection', ConnectionPanel);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-connection': ConnectionPanel;
  }
}
