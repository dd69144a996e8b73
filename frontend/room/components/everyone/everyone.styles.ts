import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-block-end: var(--parvis-space-2);
    padding: 0 var(--parvis-space-2) var(--parvis-space-2);
    border-block-end: 1px solid var(--parvis-line);
  }
  .fold {
    justify-content: start;
    inline-size: 100%;
    padding-inline: var(--parvis-space-2);
  }
  .fold[aria-expanded='true'] {
    background: var(--parvis-surface-sunken);
  }
  .locked {
    display: inline-flex;
    align-items: center;
    gap: var(--parvis-space-1);
    margin-inline-start: auto;
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
    font-weight: var(--parvis-weight-regular);
  }
  .locked svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
  }
  .actions .button {
    padding-inline: var(--parvis-space-2);
    color: var(--parvis-link);
    font-size: var(--parvis-text-s);
    text-align: start;
  }
  .switch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parvis-space-3);
    inline-size: 100%;
    min-block-size: var(--parvis-target);
    padding: var(--parvis-space-1) var(--parvis-space-2);
    border: 0;
    border-radius: var(--parvis-radius-m);
    background: transparent;
    font-size: var(--parvis-text-s);
    text-align: start;
    cursor: pointer;
  }
  .switch:hover {
    background: var(--parvis-surface-sunken);
  }
  .track {
    flex: none;
    inline-size: 2.5rem;
    block-size: 1.5rem;
    padding: 0.1875rem;
    border: 1px solid var(--parvis-line-strong);
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-surface-sunken);
  }
  .track::before {
    content: '';
    display: block;
    inline-size: 1rem;
    block-size: 1rem;
    border-radius: 50%;
    background: var(--parvis-line-strong);
  }
  .switch[aria-checked='true'] .track {
    border-color: transparent;
    background: var(--parvis-accent);
  }
  .switch[aria-checked='true'] .track::before {
    margin-inline-start: auto;
    background: var(--parvis-on-accent);
  }
  @media (forced-colors: active) {
    .track::before {
      background: ButtonText;
    }
    .switch[aria-checked='true'] .track {
      background: Highlight;
    }
  }
`;
