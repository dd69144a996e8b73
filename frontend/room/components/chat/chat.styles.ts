import { css } from 'lit';

export const styles = css`
  .log {
    overflow: auto;
    padding: var(--parvis-space-3) var(--parvis-space-4);
    overscroll-behavior: contain;
  }
  .empty {
    color: var(--parvis-text-quiet);
  }
  li + li {
    margin-block-start: var(--parvis-space-3);
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--parvis-space-2);
  }
  .name {
    font-weight: var(--parvis-weight-medium);
    overflow-wrap: anywhere;
  }
  time {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-xs);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mine .text {
    padding: var(--parvis-space-2) var(--parvis-space-3);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-accent-soft);
  }
  a {
    color: var(--parvis-link);
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--parvis-space-2);
    padding: var(--parvis-space-3) var(--parvis-space-4);
    border-block-start: 1px solid var(--parvis-line);
  }
  form .field {
    grid-column: 1;
  }
  textarea {
    resize: none;
    block-size: 4.5rem;
  }
`;
