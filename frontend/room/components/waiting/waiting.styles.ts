import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--parvis-space-1);
    padding-block: var(--parvis-space-2) var(--parvis-space-3);
    border-block-end: 1px solid var(--parvis-line);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--parvis-space-2);
    padding-inline: var(--parvis-space-4);
  }
  h3 {
    font-size: var(--parvis-text-m);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
  .count {
    display: inline-grid;
    place-content: center;
    min-inline-size: 1.5rem;
    padding-inline: var(--parvis-space-1);
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-accent);
    color: var(--parvis-on-accent);
    font-size: var(--parvis-text-s);
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--parvis-space-1) var(--parvis-space-3);
    padding: var(--parvis-space-2) var(--parvis-space-4);
  }
  .initials {
    display: grid;
    place-content: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-accent-soft);
    color: var(--parvis-accent-strong);
    font-size: var(--parvis-text-xs);
    font-weight: var(--parvis-weight-medium);
  }
  .name,
  .detail {
    overflow-wrap: anywhere;
  }
  .detail,
  .more {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  .more {
    padding-inline: var(--parvis-space-4);
  }
  .actions {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    gap: var(--parvis-space-2);
  }
  details {
    padding-inline: var(--parvis-space-4);
  }
  form {
    display: grid;
    justify-items: start;
    gap: var(--parvis-space-2);
  }
  .field {
    inline-size: 100%;
  }
`;
