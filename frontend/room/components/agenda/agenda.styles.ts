import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    justify-items: start;
    gap: var(--parvis-space-1);
    color: var(--parvis-text-quiet);
  }
  .when::first-letter {
    text-transform: uppercase;
  }
  [role='timer'] {
    color: var(--parvis-text);
    font-weight: var(--parvis-weight-medium);
    font-variant-numeric: tabular-nums;
  }
  .note {
    margin-block: var(--parvis-space-2);
    padding: var(--parvis-space-2) var(--parvis-space-4);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-warning-soft);
    color: var(--parvis-text);
  }
  .keep {
    margin-block-start: var(--parvis-space-2);
  }
  @media (forced-colors: active) {
    .note {
      border: 1px solid CanvasText;
    }
  }
`;
