/*
 * What is cut off at a side of the window, or by an element that is too narrow for its own words: WCAG 1.4.10, nobody scrolls
 * in two directions. Text that ends in an ellipsis says so itself.
 */
async () => {
  let found = [];
  const name = (element) =>
    `${element.localName}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const hidden = (element, style) => element.clientWidth <= 1 || style.clipPath !== 'none' || style.visibility !== 'visible';
  const ownWords = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');

  function look(element) {
    if (!element.checkVisibility()) return;
    const style = getComputedStyle(element);
    if (hidden(element, style) && element.clientWidth === 1) return;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && ownWords(element) && !hidden(element, style)) {
      if (right > innerWidth + 1 || left < -1) {
        found.push(`outside the window: ${name(element)}`);
      } else if (
        element.scrollWidth > element.clientWidth + 1 &&
        style.display !== 'inline' &&
        style.overflowX !== 'visible' &&
        style.textOverflow !== 'ellipsis'
      ) {
        found.push(`too narrow for its words: ${name(element)}`);
      }
    }
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) look(child);
  }

  // What moves to its new place is looked at again when it may have arrived.
  for (let tries = 0; tries < 10; tries++) {
    found = [];
    look(document.body);
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) found.push(`${beyond} px at the right`);
    if (found.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return found;
}
