import { DeviceChoice } from './devices.component';

export * from './devices.component';

customElements.define('parvis-devices', DeviceChoice);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-devices': DeviceChoice;
  }
}
