/** What the documents of the Flow views do in the browser itself. */
const SHOWN_MILLIS = 2500;

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Has an element say `message` instead of its label for a moment. */
function show(element: HTMLElement, message: string): void {
  if (element.dataset.label !== undefined) {
    return;
  }
  const label = element.textContent ?? '';
  element.dataset.label = label;
  element.textContent = message;
  window.setTimeout(() => {
    element.textContent = label;
    delete element.dataset.label;
  }, SHOWN_MILLIS);
}

/** Has the page's one live region say `message`, also when it has just said the same. */
function say(message: string): void {
  const announcer = document.getElementById('announcer');
  if (announcer) {
    announcer.textContent = announcer.textContent === message ? `${message}\u00a0` : message;
  }
}

/**
 * A press on an element with `data-copy` copies that text; `data-copied` is shown and spoken. It happens here
 * because some browsers allow it only while the press is handled.
 */
document.addEventListener('click', async (event) => {
  const element = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (!element) {
    return;
  }
  const text = element.dataset.copy ?? '';
  if (await write(text)) {
    const copied = element.dataset.copied ?? '';
    show(element, copied);
    say(copied);
  } else {
    window.prompt(element.textContent ?? '', text);
  }
});

/** A press in a menu closes it, except on what only changes its state. */
document.addEventListener('click', (event) => {
  const pressed = (event.target as Element).closest('.menu :is(a, button:not([aria-pressed]))');
  pressed?.closest<HTMLElement>('.menu')?.hidePopover();
});

/** Flow's sign of a lost connection stands outside every landmark: a status may. */
new MutationObserver((_, observer) => {
  const indicator = document.querySelector('vaadin-connection-indicator');
  if (indicator) {
    indicator.setAttribute('role', 'status');
    observer.disconnect();
  }
}).observe(document.body, { childList: true });
