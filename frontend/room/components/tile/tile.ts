import { TileElement } from './tile.component';

export * from './tile.component';

customElements.define('parvis-tile', TileElement);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-tile': TileElement;
  }
}
