import { css } from 'lit';

export const styles = css`
  :host {
    position: fixed;
    z-index: 5;
    inset-block-start: var(--parvis-space-3);
    inset-inline: var(--parvis-space-3);
    display: grid;
    justify-items: center;
    gap: var(--parvis-space-2);
    pointer-events: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--parvis-space-2);
    max-inline-size: min(32rem, 100%);
    padding: var(--parvis-space-1) var(--parvis-space-1) var(--parvis-space-1) var(--parvis-space-4);
    border: 1px solid var(--parvis-line);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-surface-raised);
    box-shadow: var(--parvis-elevation-3);
    overflow-wrap: anywhere;
    pointer-events: auto;
  }
  ul {
    display: grid;
    justify-items: center;
    gap: var(--parvis-space-2);
    max-inline-size: 100%;
  }
`;
