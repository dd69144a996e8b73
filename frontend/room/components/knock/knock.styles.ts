import { css } from 'lit';

export const styles = css`
  :host {
    position: absolute;
    z-index: 3;
    inset-block-start: var(--parvis-space-3);
    inset-inline: var(--parvis-space-3);
    display: grid;
    justify-items: center;
    margin-block-start: var(--call-notices);
    pointer-events: none;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--parvis-space-2);
    inline-size: min(26rem, 100%);
    padding: var(--parvis-space-2) var(--parvis-space-2) var(--parvis-space-3) var(--parvis-space-4);
    border: 1px solid var(--parvis-line);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-surface-raised);
    color: var(--parvis-text);
    box-shadow: var(--parvis-elevation-3);
    overflow-wrap: anywhere;
    pointer-events: auto;
  }
  .who {
    padding-block-start: var(--parvis-space-2);
    font-weight: var(--parvis-weight-medium);
  }
  .detail {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  .actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--parvis-space-2);
  }
`;
