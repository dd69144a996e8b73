import { css } from 'lit';

/** A list beside the stage, or over it on a narrow screen. */
export const panel = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-block-size: 0;
    background: var(--parvis-surface-raised);
    color: var(--parvis-text);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parvis-space-2);
    padding: var(--parvis-space-2) var(--parvis-space-2) var(--parvis-space-2) var(--parvis-space-4);
    border-block-end: 1px solid var(--parvis-line);
  }
  h2 {
    font-size: var(--parvis-text-l);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
`;
