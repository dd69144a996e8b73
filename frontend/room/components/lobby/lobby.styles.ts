import { css } from 'lit';

export const styles = css`
  main {
    grid-template: 'head head' auto 'check side' 1fr / minmax(0, 1fr) minmax(18rem, 1fr);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--parvis-space-3);
    font-size: var(--parvis-text-l);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
  }
  .check {
    grid-area: check;
    display: grid;
    gap: var(--parvis-space-4);
  }
  .standing,
  .message {
    display: grid;
    gap: var(--parvis-space-2);
    padding: var(--parvis-space-4) var(--parvis-space-5);
    border-radius: var(--parvis-radius-l);
    background: var(--parvis-accent-soft);
    overflow-wrap: anywhere;
  }
  .standing.refused,
  .standing.ended,
  .standing.gone,
  .standing.elsewhere {
    background: var(--parvis-surface-sunken);
  }
  .message {
    border: 1px solid var(--parvis-line);
    background: var(--parvis-surface-raised);
  }
  .message h2 {
    font-size: var(--parvis-text-m);
  }
  .text {
    white-space: pre-line;
  }
  .as,
  time {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  .unheard {
    font-weight: var(--parvis-weight-medium);
  }
  .turning {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    border: 3px solid var(--parvis-line-strong);
    border-block-start-color: var(--parvis-accent);
    border-radius: var(--parvis-radius-round);
    animation: turn 1.6s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .turning {
      animation: none;
    }
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parvis-space-3);
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  @media (max-width: 52rem) {
    main {
      grid-template: 'head' auto 'side' auto 'check' auto / minmax(0, 1fr);
    }
    .standing,
    .message {
      padding: var(--parvis-space-3) var(--parvis-space-4);
    }
  }
  @media (forced-colors: active) {
    .standing {
      border: 1px solid CanvasText;
    }
  }
`;
