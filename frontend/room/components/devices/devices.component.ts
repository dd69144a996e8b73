import { type TemplateResult, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { MediaKind } from '../../contract';
import { type Device, type Devices, type LocalSources, NO_DEVICES, NO_SOURCE, pickDevice } from '../../model/devices';
import { emit } from '../../../shared/events';
import { type MessageKey, t } from '../../../shared/i18n';
import { base, buttons, fields } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import { styles } from './devices.styles';

export interface DeviceChoiceEvents {
  choose: { readonly kind: MediaKind; readonly deviceId: string };
  'choose-speaker': { readonly deviceId: string };
}

/**
 * Camera, microphone and loudspeaker to choose from, with the microphone's level.
 *
 * @event choose - the person chose a camera or microphone
 * @event choose-speaker - the person chose a loudspeaker
 */
export class DeviceChoice extends ParvisElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) devices: Devices = NO_DEVICES;
  @property({ attribute: false }) sources: LocalSources = { audio: NO_SOURCE, video: NO_SOURCE };
  @property() speaker = '';
  /** Loudness of the microphone, 0 to 1. */
  @property({ type: Number }) level = 0;

  override render(): TemplateResult {
    return html`
      ${this.#choice('microphone', 'device.microphone', this.devices.microphones, this.sources.audio.deviceId, (id) =>
        emit<DeviceChoiceEvents, 'choose'>(this, 'choose', { kind: 'audio', deviceId: id }),
      )}
      <div class="level">
        <meter
          min="0"
          max="1"
          aria-label=${t('prejoin.microphone-level')}
          .value=${this.sources.audio.on ? Math.min(1, this.level * 4) : 0}
        ></meter>
        <span class="hint">${t('prejoin.microphone-hint')}</span>
      </div>
      ${this.#choice('camera', 'device.camera', this.devices.cameras, this.sources.video.deviceId, (id) =>
        emit<DeviceChoiceEvents, 'choose'>(this, 'choose', { kind: 'video', deviceId: id }),
      )}
      ${this.#speakerChoice()}
    `;
  }

  /** Browsers that cannot choose a loudspeaker list none. */
  #speakerChoice(): TemplateResult | typeof nothing {
    if (this.devices.speakers.length === 0 || !('setSinkId' in HTMLMediaElement.prototype)) {
      return nothing;
    }
    return html`
      <div class="with-action">
        ${this.#choice('speaker', 'device.speaker', this.devices.speakers, this.speaker, (id) =>
          emit<DeviceChoiceEvents, 'choose-speaker'>(this, 'choose-speaker', { deviceId: id }),
        )}
        <button class="button icon test" title=${t('device.test-speaker')} @click=${this.#playTestSound}>
          ${icon('sound')}<span class="unseen">${t('device.test-speaker')}</span>
        </button>
      </div>
    `;
  }

  #choice(
    id: string,
    label: MessageKey,
    devices: readonly Device[],
    chosen: string | null,
    choose: (id: string) => void,
  ): TemplateResult {
    const picked = pickDevice(devices, chosen, null);
    return html`
      <div class="field">
        <label for=${id}>${t(label)}</label>
        <select
          id=${id}
          ?disabled=${devices.length === 0}
          @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
        >
          ${devices.length === 0 ? html`<option>${t('device.none')}</option>` : nothing}
          ${devices.map(
            (device, index) => html`
              <option value=${device.id} ?selected=${device.id === picked}>
                ${device.label || t('device.unnamed', { number: index + 1 })}
              </option>
            `,
          )}
        </select>
      </div>
    `;
  }

  /** A short, soft tone through the chosen loudspeaker. */
  async #playTestSound(): Promise<void> {
    const context = new AudioContext();
    const target = context.createMediaStreamDestination();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 523.25;
    volume.gain.setValueAtTime(0.0001, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.2, context.currentTime + 0.05);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.8);
    tone.connect(volume).connect(target);
    const audio = new Audio();
    audio.srcObject = target.stream;
    if (this.speaker && 'setSinkId' in audio) {
      await audio.setSinkId(this.speaker).catch(() => {});
    }
    tone.addEventListener('ended', () => void context.close());
    tone.start();
    tone.stop(context.currentTime + 0.9);
    await audio.play();
  }
}
