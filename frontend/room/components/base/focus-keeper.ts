import type { LitElement, ReactiveController } from 'lit';

/** Says that what had the focus in an element is there no more, so that reading does not begin at the top of the page again. */
export class FocusKeeper implements ReactiveController {
  #had: HTMLElement | null = null;
  #around: Element | null = null;

  /** `lost` gives the focus to something else; it is told what was around the one that had it. */
  constructor(
    private readonly host: LitElement,
    private readonly lost: (around: Element | null) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = (this.host.shadowRoot?.activeElement ?? null) as HTMLElement | null;
    this.#around = this.#had?.parentElement ?? null;
  }

  hostUpdated(): void {
    if (this.#had === null || this.#has()) {
      return;
    }
    // What was only moved to another place lets go of it as well.
    this.#had.focus();
    if (!this.#has()) {
      this.lost(this.#around);
    }
  }

  #has(): boolean {
    return this.host.shadowRoot!.activeElement !== null;
  }
}
