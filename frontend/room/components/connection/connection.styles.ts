import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--parvis-space-5);
  }
  .now {
    display: flex;
    align-items: start;
    gap: var(--parvis-space-3);
  }
  .now svg {
    inline-size: 2rem;
    block-size: 2rem;
  }
  .now strong {
    display: block;
    font-size: var(--parvis-text-l);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
  .now p {
    margin-block-start: var(--parvis-space-1);
    color: var(--parvis-text-quiet);
  }
  dl {
    display: grid;
    border-block-start: 1px solid var(--parvis-line);
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--parvis-space-4);
    padding-block: var(--parvis-space-2);
    border-block-end: 1px solid var(--parvis-line);
  }
  dt {
    color: var(--parvis-text-quiet);
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  .pictures {
    display: grid;
    justify-items: start;
    gap: var(--parvis-space-2);
  }
  .hint {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  h3 {
    margin-block-end: var(--parvis-space-2);
    font-size: var(--parvis-text-m);
    font-weight: var(--parvis-weight-strong);
  }
  .log li {
    display: grid;
    grid-template-columns: minmax(6.5rem, max-content) minmax(0, 1fr);
    gap: 0 var(--parvis-space-3);
    padding-block: var(--parvis-space-1);
  }
  time {
    color: var(--parvis-text-quiet);
    font-variant-numeric: tabular-nums;
  }
  .copy {
    margin-block-start: var(--parvis-space-3);
  }
  @media (max-width: 24rem) {
    .log li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
