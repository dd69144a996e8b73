import { Stage } from './stage.component';

export * from './stage.component';

customElements.define('parvis-stage', Stage);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-stage': Stage;
  }
}
