import { Lobby } from './lobby.component';

export * from './lobby.component';

customElements.define('parvis-lobby', Lobby);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-lobby': Lobby;
  }
}
