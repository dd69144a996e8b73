import { type TemplateResult, html } from 'lit';
import { property, queryAll, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Rect, arrange, wantedHeight } from '../../model/layout';
import type { Tile } from '../../model/tiles';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import { base } from '../base/base.styles';
import { ParvisElement } from '../base/element';
import type { TileElement, TileEvents } from '../tile/tile';
import '../tile/tile';
import { styles } from './stage.styles';

export interface StageEvents {
  /** The height of picture worth receiving, by endpoint, in device pixels. */
  heights: Readonly<Record<string, number>>;
  'stop-sharing': undefined;
  'sound-blocked': undefined;
  manage: TileEvents['manage'];
}

const HEIGHTS_SETTLE = 250;

/**
 * The tiles of a call, arranged to fill the room that there is.
 *
 * @event manage - whoever moderates wants to do something to somebody
 * @event heights - the sizes of the tiles changed, and with them what is worth receiving
 */
export class Stage extends ParvisElement {
  static override styles = [base, styles];

  @property({ attribute: false }) tiles: readonly Tile[] = [];
  @property({ attribute: false }) speaking: ReadonlySet<string> = new Set();
  @property() speaker = '';
  /** Whether something can be done to others. */
  @property({ type: Boolean }) manageable = false;
  @query('.room') private room!: HTMLElement;
  @queryAll('parvis-tile') private elements!: NodeListOf<TileElement>;
  /** Keys in the order of their first appearance. An element that moves in the document stops its picture and its sound. */
  #order: readonly string[] = [];
  #told = '';
  #settle = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    const observer = new ResizeObserver(() => this.#arrange());
    observer.observe(this);
    this.scope.add(() => observer.disconnect());
    this.scope.listen(this, 'scroll', () => this.#arrange());
  }

  /** Starts sound in every tile; call it from a click. Tells whether the browser lets all of it be. */
  async play(): Promise<boolean> {
    return (await Promise.all([...this.elements].map((element) => element.play()))).every((heard) => heard);
  }

  override render(): TemplateResult {
    return html`<div class="room">
      ${repeat(
        this.#inOrder(),
        (tile) => tile.key,
        (tile) => html`<parvis-tile
          .tile=${tile}
          .speaker=${this.speaker}
          ?speaking=${tile.kind === 'camera' && this.speaking.has(tile.endpoint)}
          ?manageable=${this.manageable}
          @manage=${(event: CustomEvent<TileEvents['manage']>) =>
            emit<StageEvents, 'manage'>(this, 'manage', event.detail)}
          @stop-sharing=${() => this.#pass('stop-sharing')}
          @sound-blocked=${() => this.#pass('sound-blocked')}
        ></parvis-tile>`,
      )}
    </div>`;
  }

  protected override updated(): void {
    this.#arrange();
  }

  #inOrder(): Tile[] {
    const byKey = new Map(this.tiles.map((tile) => [tile.key, tile]));
    const known = this.#order.filter((key) => byKey.has(key));
    const fresh = [...byKey.keys()].filter((key) => !known.includes(key));
    this.#order = [...known, ...fresh];
    return this.#order.map((key) => byKey.get(key)!);
  }

  #pass(name: 'stop-sharing' | 'sound-blocked'): void {
    emit<StageEvents, typeof name>(this, name, undefined);
  }

  #arrange(): void {
    if (!this.hasUpdated) {
      return;
    }
    // Whoever shares looks at the others: one's own screen gets no more room than a camera.
    const screens = this.tiles.filter((tile) => tile.kind === 'screen' && !tile.me).length;
    const { rects, height } = arrange(this.clientWidth, this.clientHeight, screens, this.tiles.length - screens);
    this.room.style.blockSize = `${Math.ceil(height)}px`;
    this.#scrollable(Math.ceil(height) > this.clientHeight);
    const heights = new Map<string, number>();
    this.elements.forEach((element) => {
      const index = this.tiles.indexOf(element.tile);
      const rect = rects[index];
      if (!rect) {
        return;
      }
      element.style.translate = `${rect.x}px ${rect.y}px`;
      element.style.inlineSize = `${rect.width}px`;
      element.style.blockSize = `${rect.height}px`;
      if (!element.tile.me) {
        heights.set(element.tile.endpoint, this.#isInSight(rect) ? wantedHeight(rect.height * devicePixelRatio) : 0);
      }
    });
    this.#tell(Object.fromEntries(heights));
  }

  /** What scrolls can be scrolled by the keyboard, so it takes focus; a stage that fits does not stand in the way. */
  #scrollable(scrolls: boolean): void {
    if (scrolls) {
      this.tabIndex = 0;
      this.setAttribute('role', 'group');
      this.setAttribute('aria-label', t('call.region.stage'));
    } else {
      ['tabindex', 'role', 'aria-label'].forEach((name) => this.removeAttribute(name));
    }
  }

  /** What is about to be scrolled to counts as well. */
  #isInSight({ y, height }: Rect): boolean {
    const top = this.scrollTop;
    return y + height > top - height && y < top + this.clientHeight + height;
  }

  #tell(heights: Record<string, number>): void {
    const told = JSON.stringify(heights);
    if (told !== this.#told) {
      this.#told = told;
      this.#settle();
      this.#settle = this.scope.after(HEIGHTS_SETTLE, () => emit<StageEvents, 'heights'>(this, 'heights', heights));
    }
  }
}
