import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--parvis-stage);
    color: var(--parvis-on-stage);
  }
  .bar {
    position: relative;
    display: flex;
    justify-content: center;
    gap: var(--parvis-space-2);
    padding: var(--parvis-space-2) var(--parvis-space-3) max(var(--parvis-space-2), env(safe-area-inset-bottom));
  }
  .button {
    position: relative;
    flex-direction: column;
    gap: 0.125rem;
    min-inline-size: 4.75rem;
    padding: var(--parvis-space-1) var(--parvis-space-2);
    border-color: transparent;
    background: transparent;
    color: var(--parvis-on-stage);
    font-size: var(--parvis-text-xs);
    font-weight: var(--parvis-weight-regular);
    white-space: nowrap;
  }
  .button:hover,
  .button[aria-expanded='true'] {
    background: var(--parvis-stage-control-hover);
  }
  .connection {
    --bars-good: var(--parvis-on-stage);
    --bars-fair: var(--parvis-stage-warning);
    --bars-poor: var(--parvis-stage-danger);
  }
  .source {
    border-color: var(--parvis-stage-line);
    background: var(--parvis-stage-control);
  }
  .source[aria-pressed='false'] svg {
    color: var(--parvis-stage-danger);
  }
  .denied .text {
    text-decoration: line-through;
  }
  .on[aria-pressed='true'] {
    border-color: var(--parvis-stage-accent);
    color: var(--parvis-stage-accent);
  }
  .button.danger {
    background: var(--parvis-danger-fill);
    color: var(--parvis-on-danger-fill);
  }
  .button.danger:hover {
    background: var(--parvis-danger-fill);
    text-decoration: underline;
  }
  .count {
    position: absolute;
    inset-block-start: 0.125rem;
    inset-inline-start: calc(50% + 0.375rem);
    min-inline-size: 1.25rem;
    padding: 0 0.25rem;
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-stage-accent);
    color: var(--parvis-stage);
    font-weight: var(--parvis-weight-strong);
    line-height: 1.25rem;
  }
  .wide {
    display: contents;
  }
  .narrow {
    display: none;
  }
  .menu {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + var(--parvis-space-1));
    inset-inline-end: var(--parvis-space-3);
    display: grid;
    min-inline-size: 14rem;
    padding: var(--parvis-space-2);
    border: 1px solid var(--parvis-stage-line);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-stage-plate);
    box-shadow: var(--parvis-elevation-3);
  }
  .menu .button {
    flex-direction: row;
    justify-content: flex-start;
    gap: var(--parvis-space-3);
    font-size: var(--parvis-text-m);
  }
  .menu .count {
    position: static;
    margin-inline-start: auto;
  }
  :focus-visible {
    outline-color: var(--parvis-stage-focus);
  }
  @container (max-width: 72rem) {
    .bar > .button,
    .wide > .button {
      justify-content: flex-start;
      line-height: 1.2;
      text-align: center;
      white-space: normal;
    }
  }
  @container (max-width: 62rem) {
    .wide {
      display: none;
    }
    .narrow {
      display: contents;
    }
    .bar > .button,
    .bar > .narrow > .button {
      justify-content: center;
      min-inline-size: 3.25rem;
      min-block-size: 3.25rem;
    }
    .bar > .button .text,
    .bar > .narrow > .button .text {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
    .button[aria-pressed='true'] {
      border-color: Highlight;
      border-width: 2px;
    }
  }
`;
