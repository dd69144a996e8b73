import { css } from 'lit';

export const styles = css`
  .scroll {
    position: relative;
    overflow: auto;
    padding: var(--parvis-space-2) 0;
  }
  .count {
    padding: var(--parvis-space-1) var(--parvis-space-4);
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 var(--parvis-space-2);
    padding: var(--parvis-space-2) var(--parvis-space-4);
  }
  .name {
    overflow-wrap: anywhere;
  }
  .detail {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  .states {
    display: flex;
    gap: var(--parvis-space-1);
    color: var(--parvis-text-quiet);
  }
  .states svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .hand {
    color: var(--parvis-warning);
  }
  .off {
    color: var(--parvis-danger);
  }
  .actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    margin-inline: calc(-1 * var(--parvis-space-2));
  }
  .actions .button {
    justify-content: start;
    line-height: var(--parvis-leading-tight);
    text-align: start;
    font-size: var(--parvis-text-s);
    padding-inline: var(--parvis-space-2);
    color: var(--parvis-link);
  }
  .actions .button[aria-disabled='true'] {
    color: var(--parvis-text-quiet);
    cursor: default;
  }
  .banned {
    margin-block-start: var(--parvis-space-2);
    padding-block-start: var(--parvis-space-3);
    border-block-start: 1px solid var(--parvis-line);
  }
  .banned h3 {
    padding-inline: var(--parvis-space-4);
    font-size: var(--parvis-text-m);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
  .banned .button {
    grid-column: 2 / -1;
    justify-self: start;
  }
  .actions .button.remove {
    color: var(--parvis-danger);
  }
  @media (max-width: 22rem) {
    li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .states {
      grid-area: 2 / 2;
    }
  }
`;
