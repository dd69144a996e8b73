import { type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Tile } from '../../model/tiles';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { bars, barsStyles } from '../base/bars';
import { base, buttons } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import { icon } from '../base/icons';
import '../portrait/portrait';
import { styles } from './tile.styles';

export interface TileEvents {
  'stop-sharing': undefined;
  'sound-blocked': undefined;
  manage: { readonly participant: string };
}

/**
 * One person, or the screen that somebody shares: picture, sound, name and state. The state is in the group's name too, since a
 * ring or an icon alone says nothing to those who do not see it. Lit sets objects anew with every rendering, which would start a
 * stream over: hence `live`.
 *
 * @event stop-sharing - the person ends the sharing of their own screen
 * @event manage - whoever moderates wants to do something to the person
 * @event sound-blocked - the browser wants a click before it plays sound
 */
export class TileElement extends ParvisElement {
  static override styles = [base, buttons, barsStyles, styles];

  @property({ attribute: false }) tile!: Tile;
  @property({ type: Boolean, reflect: true }) speaking = false;
  /** Whether something can be done to the person. */
  @property({ type: Boolean }) manageable = false;
  /** Id of the loudspeaker, or empty for the system's own. */
  @property() speaker = '';

  override render(): TemplateResult {
    return html`
      ${this.#picture()}
      ${
        this.tile.audio
          ? html`<audio autoplay .srcObject=${live(this.tile.audio)} @canplay=${this.#play}></audio>`
          : nothing
      }
      ${this.tile.interrupted ? this.#veil() : nothing}
      <div class="plate">
        ${this.tile.audioMuted && this.tile.kind === 'camera' ? icon('microphone-off') : nothing}
        ${this.tile.hand && this.tile.kind === 'camera' ? html`<span class="hand">${icon('hand')}</span>` : nothing}
        <span class="name">${this.#label()}</span>
        ${this.#quality()}
        ${
          this.manageable && this.tile.kind === 'camera' && !this.tile.me
            ? html`<button
                class="manage"
                aria-label=${t('people.manage', { name: this.tile.name })}
                @click=${() => emit<TileEvents, 'manage'>(this, 'manage', { participant: this.tile.participant })}
              >
                ${icon('more')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Plays what stands still, for example at the click that a browser asked for. Tells whether the browser lets sound be. */
  async play(): Promise<boolean> {
    const picture = this.renderRoot.querySelector('video');
    if (picture?.paused) {
      void picture.play().catch(() => {});
    }
    try {
      await this.renderRoot.querySelector('audio')?.play();
      return true;
    } catch (error) {
      // Others mean that the sound went away meanwhile, or another one took its place.
      return !(error instanceof DOMException && error.name === 'NotAllowedError');
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.dataset['participant'] = this.tile.participant;
    this.dataset['kind'] = this.tile.kind;
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', this.#description());
    if (changed.has('speaker') || changed.has('tile')) {
      void this.#route();
    }
    const video = this.renderRoot.querySelector('video');
    if (video?.paused) {
      void video.play().catch(() => {});
    }
  }

  #picture(): TemplateResult {
    const { tile } = this;
    if (tile.video) {
      const mirrored = tile.me && tile.kind === 'camera' ? 'mirrored' : '';
      return html`<video
        class=${mirrored}
        autoplay
        playsinline
        muted
        .muted=${true}
        .srcObject=${live(tile.video)}
        @pause=${this.#keepPlaying}
      ></video>`;
    }
    if (tile.kind === 'screen' && tile.me) {
      return html`<div class="centre">
        <span class="sign">${icon('share')}</span>
        <p class="spacious">${t('tile.own-screen')}</p>
        <button class="button spacious" @click=${() => emit<TileEvents, 'stop-sharing'>(this, 'stop-sharing', undefined)}>
          ${t('tile.stop-sharing')}
        </button>
      </div>`;
    }
    if (tile.kind === 'screen') {
      return html`<div class="centre">
        <span class="sign">${icon('share')}</span><p class="spacious">${t('tile.pictures-off')}</p>
      </div>`;
    }
    return html`<div class="centre"><parvis-portrait .name=${tile.name} .src=${tile.picture}></parvis-portrait></div>`;
  }

  /** A good connection is no news. */
  #quality(): TemplateResult | typeof nothing {
    const { quality, kind, name, me } = this.tile;
    if (quality === 'good' || kind === 'screen') {
      return nothing;
    }
    const tip = me ? t(`quality.own.${quality}`) : t(`quality.of.${quality}`, { name });
    return html`<span class="quality" title=${tip}>${bars(quality)}</span>`;
  }

  #veil(): TemplateResult {
    return html`<div class="veil">
      <span class="spacious">${t('tile.reconnecting')}</span><span class="sign">${icon('more')}</span>
    </div>`;
  }

  #label(): string {
    const { name, kind, me } = this.tile;
    if (kind === 'screen') {
      return me ? t('tile.your-screen') : t('tile.screen', { name });
    }
    return me ? t('tile.you', { name }) : name;
  }

  #description(): string {
    const { tile } = this;
    const camera = tile.kind === 'camera';
    const states = [
      camera && tile.hand ? t('tile.hand') : null,
      camera && tile.audioMuted ? t('tile.muted') : null,
      this.#pictureState(),
      camera && tile.quality !== 'good' ? t(`quality.${tile.quality}`) : null,
      this.speaking ? t('tile.speaking') : null,
      tile.interrupted ? t('tile.reconnecting') : null,
    ];
    return [this.#label(), ...states.filter((state) => state !== null)].join(', ');
  }

  #pictureState(): string | null {
    const { picturesOff, unsent, kind, video } = this.tile;
    if (picturesOff || unsent) {
      return t(picturesOff ? 'tile.pictures-off' : 'tile.unsent');
    }
    return kind === 'camera' && !video ? t('tile.no-camera') : null;
  }

  async #play(): Promise<void> {
    if (!(await this.play())) {
      emit<TileEvents, 'sound-blocked'>(this, 'sound-blocked', undefined);
    }
  }

  /** Nobody pauses a live picture; a browser that did, for example in the background, is asked to go on. */
  #keepPlaying(event: Event): void {
    const video = event.target as HTMLVideoElement;
    if (video.isConnected && video.srcObject) {
      void video.play().catch(() => {});
    }
  }

  async #route(): Promise<void> {
    const audio = this.renderRoot.querySelector('audio');
    if (audio && 'setSinkId' in audio && audio.sinkId !== this.speaker) {
      await audio.setSinkId(this.speaker).catch(() => {});
    }
  }
}
