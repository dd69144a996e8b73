import { Room } from './room.component';

export * from './room.component';

customElements.define('parvis-room', Room);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-room': Room;
  }
}
