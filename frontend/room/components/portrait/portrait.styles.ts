import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    overflow: hidden;
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-accent-soft);
    color: var(--parvis-accent-strong);
    font-size: var(--parvis-text-xs);
    font-weight: var(--parvis-weight-medium);
  }
  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
