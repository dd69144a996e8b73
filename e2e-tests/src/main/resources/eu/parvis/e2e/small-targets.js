/*
 * What is pressed on a telephone and is smaller than a finger needs: 44 px both ways (WCAG 2.5.5). Links in a sentence, days and
 * events in a calendar, parts of fields and what is on the plate of a tile, which the list of people has in full, are left to the
 * rule of 24 px, which axe knows. What is there for the focus alone is a pixel and its frame until then.
 */
(least) => {
  const actions =
    'button, vaadin-button, a.button-link, a.brand, a.back-link, nav a, .menu a, summary, vaadin-details-summary, .answer fieldset label';
  const within = 'parvis-calendar, vaadin-text-field, vaadin-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-select, vaadin-app-layout, .plate';
  // Of our own elements; what Vaadin's are made of is theirs.
  const trees = (root) => [
    root,
    ...[...root.querySelectorAll('*')]
      .filter(({ localName, shadowRoot }) => shadowRoot && localName.startsWith('parvis-'))
      .flatMap(({ shadowRoot }) => trees(shadowRoot)),
  ];
  return trees(document)
    .flatMap((tree) => [...tree.querySelectorAll(actions)])
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.parentElement?.closest(within))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 2 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(
      ({ element, box }) =>
        `${Math.round(box.width)} × ${Math.round(box.height)} px: ${element.localName}.${element.className} "${element.textContent?.trim()}"`,
    );
};
