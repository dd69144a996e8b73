import type { Grid, GridActions } from './grid';
import type { CalendarPage } from './model';

/**
 * Days, weeks and months of the Flow view. The server calls `show` with all that is to be seen; what somebody does there is told in
 * events named `calendar-…`. FullCalendar is loaded when the first page is shown.
 */
export class ParvisCalendar extends HTMLElement {
  #page: CalendarPage | undefined;
  #grid: Grid | undefined;
  #focus: string | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => entry && this.#grid?.resize(entry.contentRect.width));

  connectedCallback(): void {
    this.#sizes.observe(this);
    if (this.#page) {
      void this.show(this.#page);
    }
  }

  disconnectedCallback(): void {
    this.#sizes.disconnect();
    this.#grid?.destroy();
    this.#grid = undefined;
    this.replaceChildren();
  }

  /** Shows a page; whoever was on an event is on it again. */
  async show(page: CalendarPage): Promise<void> {
    this.#page = page;
    const { Grid } = await import('./grid');
    if (this.#page !== page || !this.isConnected) {
      return;
    }
    this.#focus ??= this.#focused();
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', page.texts.grid);
    if (this.#grid) {
      this.#grid.show(page);
    } else {
      this.#grid = new Grid(this.appendChild(document.createElement('div')), page, this.#actions());
    }
    this.dataset.shown = `${page.mode} ${page.date}`;
    this.#refocus();
  }

  /** Puts the focus on an event, also if that is about to be drawn anew. */
  focusEvent(id: string): void {
    this.#focus = id;
    this.#refocus();
  }

  /** Takes the focus of a message that closes, or that is gone and left it to the page. */
  catchFocus(): void {
    const at = document.activeElement;
    if (!at || at === document.body || at.closest('vaadin-notification-card[closing]')) {
      this.tabIndex = -1;
      this.focus({ preventScroll: true });
    }
  }

  #focused(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.contains(active) ? active.dataset.event : undefined;
  }

  #refocus(): void {
    const id = this.#focus;
    this.#focus = undefined;
    if (id !== undefined) {
      this.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`)?.focus();
    }
  }

  #actions(): GridActions {
    const tell = (what: string, detail: object) => this.dispatchEvent(new CustomEvent(`calendar-${what}`, { detail }));
    return {
      open: (id) => tell('open', { id }),
      move: (id, start, end) => tell('move', { id, start, end }),
      select: (start, end) => tell('select', { start, end }),
      day: (date) => tell('day', { date }),
    };
  }
}

customElements.define('parvis-calendar', ParvisCalendar);
