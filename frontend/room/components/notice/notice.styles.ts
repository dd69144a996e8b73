import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    place-content: center;
    min-block-size: 100dvh;
    padding: var(--parvis-space-5) var(--parvis-space-4);
    background: var(--parvis-surface);
  }
  main {
    max-inline-size: 34rem;
    display: grid;
    gap: var(--parvis-space-4);
  }
  h1 {
    font-size: var(--parvis-text-3xl);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  .meeting {
    color: var(--parvis-text-quiet);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parvis-space-3);
    margin-block-start: var(--parvis-space-3);
  }
`;
