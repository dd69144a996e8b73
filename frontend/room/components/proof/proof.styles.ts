import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form,
  .steps {
    display: grid;
    gap: var(--parvis-space-3);
  }
  .steps {
    margin-block-start: var(--parvis-space-2);
    padding: var(--parvis-space-4);
    border: 1px solid var(--parvis-line);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-surface-raised);
  }
  .sent {
    overflow-wrap: anywhere;
  }
  #code {
    max-inline-size: 12rem;
    font-size: var(--parvis-text-l);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parvis-space-2);
  }
  /* Keeps its triangle, since it has no sign of its own. */
  summary {
    display: list-item;
    align-content: center;
  }
`;
