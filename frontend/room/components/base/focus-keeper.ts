import type { LitElement, ReactiveController } from 'lit';

/** Says that what had the focus in an element is there no more, so that reading does not begin at the top of the page again. */
export class FocusKeeper implements ReactiveController {
  #had: Element | null = null;

  /** `lost` gives the focus to something else. */
  constructor(
    private readonly host: LitElement,
    private readonly lost: () => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    if (this.#had === null || this.#has()) {
      return;
    }
    // What was only moved to another place lets go of it as well.
    (this.#had as HTMLElement).focus();
    if (!this.#has()) {
      this.lost();
    }
  }

  #has(): boolean {
    return this.host.shadowRoot!.activeElement !== null;
  }
}
