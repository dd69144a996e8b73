/** How long one polite message stays alone before the next one replaces it. WCAG 4.1.3: told, not flooded. */
export const POLITE_GAP = 2_000;
/** This many messages wait; of more, the oldest are no news any longer, and whoever floods the chat must not hold the voice. */
export const MOST_WAITING = 8;

const HIDDEN = `
  :host { position: fixed; inset-block-start: 0; inset-inline-start: 0; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/**
 * The page's one voice to screen readers: a polite region with a queue, and an assertive one for what must interrupt ("you were
 * muted by …"). Messages of one topic that wait together are replaced by the newest, so a burst is spoken once.
 */
export class Announcer extends HTMLElement {
  #polite = region('polite');
  #assertive = region('assertive');
  #queue: { topic: string; text: string }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.shadowRoot) {
      return;
    }
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(HIDDEN);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#polite, this.#assertive);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
  }

  /** Speaks when the voice is free. A waiting message with the same topic is replaced. */
  say(text: string, topic: string = text): void {
    const others = this.#queue.filter((waiting) => waiting.topic !== topic);
    this.#queue = [...others, { topic, text }].slice(-MOST_WAITING);
    if (this.#timer === undefined) {
      this.#next();
    }
  }

  /** Speaks at once, over whatever is being said. */
  interrupt(text: string): void {
    speak(this.#assertive, text);
  }

  #next(): void {
    const message = this.#queue.shift();
    if (!message) {
      this.#timer = undefined;
      return;
    }
    speak(this.#polite, message.text);
    this.#timer = setTimeout(() => this.#next(), POLITE_GAP);
  }
}

function region(politeness: 'polite' | 'assertive'): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  element.setAttribute('aria-live', politeness);
  element.setAttribute('aria-atomic', 'true');
  return element;
}

/** A region that is given the text it already has stays silent, so equal texts differ by a no-break space. */
function speak(target: HTMLElement, text: string): void {
  target.textContent = target.textContent === text ? `${text}\u00a0` : text;
}

customElements.define('parvis-announcer', Announcer);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-announcer': Announcer;
  }
}
