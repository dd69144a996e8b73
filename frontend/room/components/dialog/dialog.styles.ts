import { css } from 'lit';

export const styles = css`
  dialog {
    inline-size: min(30rem, calc(100vw - 2 * var(--parvis-space-4)));
    max-block-size: calc(100dvh - 2 * var(--parvis-space-4));
    padding: var(--parvis-space-5);
    border: 1px solid var(--parvis-line);
    border-radius: var(--parvis-radius-l);
    background: var(--parvis-surface-raised);
    color: var(--parvis-text);
    box-shadow: var(--parvis-elevation-3);
  }
  dialog::backdrop {
    background: color-mix(in srgb, var(--parvis-stage) 65%, transparent);
  }
  h2 {
    margin-block-end: var(--parvis-space-4);
    font-size: var(--parvis-text-xl);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
  h2:focus {
    outline: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--parvis-space-3);
    margin-block-start: var(--parvis-space-5);
  }
`;
