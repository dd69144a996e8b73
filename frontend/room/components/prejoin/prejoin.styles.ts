import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    min-block-size: 100dvh;
    background: var(--parvis-surface);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parvis-space-4);
    padding: var(--parvis-space-3) var(--parvis-space-5);
  }
  .top select {
    inline-size: auto;
  }
  main {
    display: grid;
    grid-template: 'head head' auto 'preview side' auto 'problems side' 1fr / minmax(0, 1.35fr) minmax(18rem, 1fr);
    align-self: center;
    align-items: start;
    gap: var(--parvis-space-4) var(--parvis-space-7);
    inline-size: min(72rem, 100%);
    margin-inline: auto;
    padding: var(--parvis-space-4) var(--parvis-space-5) var(--parvis-space-7);
  }
  .head {
    grid-area: head;
    display: grid;
    gap: var(--parvis-space-1);
  }
  h1:focus {
    outline: none;
  }
  h1 {
    font-size: var(--parvis-text-3xl);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .preview {
    grid-area: preview;
  }
  .side {
    grid-area: side;
  }
  form,
  .side {
    display: grid;
    gap: var(--parvis-space-4);
  }
  .join {
    min-block-size: 3.25rem;
    font-size: var(--parvis-text-l);
  }
  .problems {
    grid-area: problems;
    display: grid;
    gap: var(--parvis-space-3);
  }
  details > summary {
    display: flex;
    align-items: center;
    gap: var(--parvis-space-2);
    min-block-size: var(--parvis-target);
    font-weight: var(--parvis-weight-medium);
    color: var(--parvis-link);
    cursor: pointer;
  }
  details[open] > summary {
    margin-block-end: var(--parvis-space-2);
  }
  @media (max-width: 52rem) {
    .top {
      padding-inline: var(--parvis-space-4);
    }
    main {
      grid-template: 'head' auto 'preview' auto 'side' auto 'problems' auto / minmax(0, 1fr);
      align-self: start;
      padding: var(--parvis-space-2) var(--parvis-space-4) var(--parvis-space-6);
    }
    h1 {
      font-size: var(--parvis-text-xl);
    }
  }
`;
