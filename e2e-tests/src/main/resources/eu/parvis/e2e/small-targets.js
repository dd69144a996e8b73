/*
 * What is pressed on a telephone and is smaller than a finger needs: 44 px both ways (WCAG 2.5.5). Links in a sentence, days and
 * events in a calendar and parts of fields are left to the rule of 24 px, which axe knows.
 */
(least) => {
  const actions =
    'button, vaadin-button, a.button-link, a.brand, a.back-link, nav a, .menu a, summary, vaadin-details-summary, .answer fieldset label';
  const within = 'parvis-calendar, vaadin-text-field, vaadin-combo-box, vaadin-date-picker, vaadin-time-picker, vaadin-select, vaadin-app-layout';
  return [...document.querySelectorAll(actions)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.parentElement?.closest(within))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(
      ({ element, box }) =>
        `${Math.round(box.width)} × ${Math.round(box.height)} px: ${element.localName}.${element.className} "${element.textContent?.trim()}"`,
    );
};
