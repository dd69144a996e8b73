import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    min-block-size: 0;
    overflow: hidden auto;
    scrollbar-color: var(--parvis-stage-line) transparent;
  }
  .room {
    position: relative;
    min-block-size: 100%;
    /* A tile that is on its way to a smaller size must not make the stage scroll meanwhile. */
    overflow: clip;
  }
  parvis-tile {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    transition:
      translate var(--parvis-calm) var(--parvis-ease),
      inline-size var(--parvis-calm) var(--parvis-ease),
      block-size var(--parvis-calm) var(--parvis-ease);
  }
  @media (prefers-reduced-motion: reduce) {
    parvis-tile {
      transition: none;
    }
  }
`;
