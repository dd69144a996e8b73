import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    container-type: size;
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-stage-tile);
    color: var(--parvis-on-stage);
  }
  :host([speaking])::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--parvis-speaking);
    border-radius: inherit;
    pointer-events: none;
  }
  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--parvis-stage-tile);
  }
  :host([data-kind='screen']) video {
    object-fit: contain;
    background: var(--parvis-stage);
  }
  video.mirrored {
    transform: scaleX(-1);
  }
  .centre {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--parvis-space-3);
    padding: var(--parvis-space-4);
    text-align: center;
  }
  parvis-portrait {
    inline-size: clamp(2.5rem, 34cqmin, 8rem);
    block-size: clamp(2.5rem, 34cqmin, 8rem);
    background: var(--parvis-stage-control);
    color: var(--parvis-on-stage);
    font-size: clamp(1rem, 13cqmin, 3rem);
    letter-spacing: 0.02em;
  }
  .plate {
    position: absolute;
    inset-inline-start: var(--parvis-space-2);
    inset-block-end: var(--parvis-space-2);
    display: flex;
    align-items: center;
    gap: var(--parvis-space-1);
    max-inline-size: calc(100% - 2 * var(--parvis-space-2));
    padding: 0.125rem var(--parvis-space-2);
    border-radius: var(--parvis-radius-s);
    background: var(--parvis-stage-plate);
    font-size: var(--parvis-text-s);
    line-height: 1.5rem;
  }
  .plate svg {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .hand {
    color: var(--parvis-stage-warning);
  }
  .manage {
    display: grid;
    place-content: center;
    min-inline-size: var(--parvis-target-small);
    min-block-size: var(--parvis-target-small);
    margin-inline-end: calc(-1 * var(--parvis-space-1));
    padding: 0;
    border: 0;
    border-radius: var(--parvis-radius-s);
    background: transparent;
    cursor: pointer;
  }
  .manage:hover {
    background: var(--parvis-stage-control-hover);
  }
  .plate > svg {
    color: var(--parvis-stage-danger);
  }
  .quality {
    --bars-fair: var(--parvis-stage-warning);
    --bars-poor: var(--parvis-stage-danger);
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .veil {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    background: color-mix(in srgb, var(--parvis-stage) 70%, transparent);
  }
  .veil span {
    padding: var(--parvis-space-1) var(--parvis-space-3);
    border-radius: var(--parvis-radius-s);
    background: var(--parvis-stage-plate);
    font-size: var(--parvis-text-s);
  }
  .button {
    border-color: var(--parvis-stage-line);
    background: var(--parvis-stage-control);
    color: var(--parvis-on-stage);
  }
  .button:hover {
    background: var(--parvis-stage-control-hover);
  }
  :focus-visible {
    outline-color: var(--parvis-stage-focus);
  }
  @container (max-height: 9rem) {
    .centre {
      padding-block: var(--parvis-space-1) 2.25rem;
    }
  }
  /* In a strip there is room for a sign only; the tile's name says it in words, and the controls stop a share. */
  .sign {
    display: none;
  }
  .sign svg {
    display: block;
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  @container (max-height: 9rem) or (max-width: 12rem) {
    .spacious {
      display: none;
    }
    .sign {
      display: block;
    }
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    :host([speaking])::after {
      border-color: Highlight;
    }
    .plate {
      border: 1px solid CanvasText;
    }
  }
`;
