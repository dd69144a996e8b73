/**
 * Copies the text of a pressed element's `data-copy`, in the browser itself: some browsers allow it only
 * while the press is handled. The element then says `data-copied` for a moment, and so does the live region.
 */
const SHOWN_MILLIS = 2500;

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function show(element: HTMLElement, message: string): void {
  if (element.dataset.label !== undefined) {
    return;
  }
  const label = element.textContent ?? '';
  element.dataset.label = label;
  element.textContent = message;
  window.setTimeout(() => {
    if (element.textContent === message) {
      element.textContent = label;
    }
    delete element.dataset.label;
  }, SHOWN_MILLIS);
}

function say(message: string): void {
  const announcer = document.getElementById('announcer');
  if (announcer) {
    announcer.textContent = announcer.textContent === message ? `${message}\u00a0` : message;
  }
}

document.addEventListener('click', async (event) => {
  const element = (event.target as Element).closest<HTMLElement>('[data-copy]');
  if (!element) {
    return;
  }
  const text = element.dataset.copy ?? '';
  const copied = element.dataset.copied ?? '';
  if (await copy(text)) {
    show(element, copied);
    say(copied);
  } else {
    window.prompt(element.textContent ?? '', text);
  }
});
