import { Chat } from './chat.component';

export * from './chat.component';

customElements.define('parvis-chat', Chat);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-chat': Chat;
  }
}
