import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
  }
  .loading {
    display: grid;
    place-content: center;
    min-block-size: 100dvh;
    color: var(--parvis-text-quiet);
  }
`;
