import { css } from 'lit';

export const styles = css`
  :host {
    /* Below the notices that lie over the page, which begin higher up. */
    --call-notices: max(0px, calc(var(--parvis-toasts, 0px) - 2.25rem));
    display: grid;
    grid-template:
      'head head' auto
      'stage panel' minmax(0, 1fr)
      'bar bar' auto / minmax(0, 1fr) auto;
    block-size: 100dvh;
    background: var(--parvis-stage);
    color: var(--parvis-on-stage);
    overflow: hidden;
  }
  .head {
    grid-area: head;
    display: flex;
    align-items: center;
    gap: var(--parvis-space-3);
    padding: var(--parvis-space-2) var(--parvis-space-4);
    min-block-size: 2.75rem;
  }
  h1:focus {
    outline: none;
  }
  h1 {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--parvis-text-m);
    font-weight: var(--parvis-weight-medium);
    line-height: var(--parvis-leading-tight);
  }
  .skip {
    position: fixed;
    z-index: 6;
    inset-block-start: var(--parvis-space-2);
    inset-inline-start: var(--parvis-space-2);
  }
  .skip:not(:focus-visible) {
    inline-size: 1px;
    block-size: 1px;
    min-inline-size: 0;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  main {
    grid-area: stage;
    position: relative;
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 0;
    padding: 0 var(--parvis-space-3);
  }
  .stage {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 0;
  }
  parvis-controls {
    grid-area: bar;
  }
  aside {
    grid-area: panel;
    display: grid;
    inline-size: 22rem;
    min-block-size: 0;
    margin-inline-end: var(--parvis-space-3);
    border-radius: var(--parvis-radius-m);
    overflow: hidden;
  }
  .alone,
  .note {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--parvis-space-3);
    inset-inline: var(--parvis-space-5);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--parvis-space-2) var(--parvis-space-4);
    inline-size: fit-content;
    margin: var(--call-notices) auto 0;
    padding: var(--parvis-space-2) var(--parvis-space-4);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-stage-plate);
  }
  .note {
    max-inline-size: 60rem;
    box-shadow: var(--parvis-elevation-3);
  }
  .note span {
    flex: 1 1 22rem;
  }
  .note .button.primary {
    border-color: transparent;
    background: var(--parvis-stage-accent);
    color: var(--parvis-stage);
  }
  .alone .button,
  .note .button:not(.primary),
  .blocked .button {
    border-color: var(--parvis-stage-line);
    background: var(--parvis-stage-control);
    color: var(--parvis-on-stage);
  }
  .blocked {
    position: absolute;
    z-index: 1;
    inset-block-end: var(--parvis-space-3);
    inset-inline: 0;
    display: grid;
    justify-content: center;
  }
  .banner {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--parvis-space-3);
    inset-inline: var(--parvis-space-5);
    display: flex;
    align-items: center;
    gap: var(--parvis-space-3);
    inline-size: fit-content;
    max-inline-size: 40rem;
    margin: var(--call-notices) auto 0;
    padding: var(--parvis-space-3) var(--parvis-space-4);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-warning-soft);
    color: var(--parvis-text);
    box-shadow: var(--parvis-elevation-3);
  }
  .banner strong {
    display: block;
    font-weight: var(--parvis-weight-strong);
  }
  .turning {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    border: 3px solid var(--parvis-line);
    border-block-start-color: var(--parvis-warning);
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .turning {
      animation: none;
    }
  }
  main :focus-visible,
  .head :focus-visible {
    outline-color: var(--parvis-stage-focus);
  }
  aside :focus-visible {
    outline-color: var(--parvis-focus);
  }
  dl {
    display: grid;
    gap: var(--parvis-space-2);
  }
  dl > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--parvis-space-4);
  }
  dd {
    display: flex;
    gap: var(--parvis-space-1);
  }
  kbd {
    padding: 0 var(--parvis-space-2);
    border: 1px solid var(--parvis-line-strong);
    border-radius: var(--parvis-radius-s);
    font-family: inherit;
    font-size: var(--parvis-text-s);
  }
  h3 {
    margin-block: var(--parvis-space-5) var(--parvis-space-3);
    font-size: var(--parvis-text-m);
    font-weight: var(--parvis-weight-strong);
  }
  @media (max-width: 52rem) {
    .head {
      padding-inline: var(--parvis-space-3);
    }
    main {
      padding: 0 var(--parvis-space-2);
    }
    /* A narrow stage has no corner to spare, so the note gets a row of its own. */
    main:has(.alone, .note) {
      grid-template-rows: auto minmax(0, 1fr);
    }
    .alone,
    .note {
      position: static;
      order: -1;
      margin-block-end: var(--parvis-space-2);
    }
    aside {
      grid-area: stage;
      z-index: 3;
      inline-size: auto;
      margin: 0 var(--parvis-space-2);
    }
  }
`;
