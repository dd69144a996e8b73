import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: var(--parvis-space-4);
  }
  .with-action {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--parvis-space-2);
  }
  .level {
    display: grid;
    gap: var(--parvis-space-1);
  }
  meter {
    inline-size: 100%;
    block-size: 0.5rem;
    border: 0;
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-line);
  }
  meter::-webkit-meter-bar {
    block-size: 0.5rem;
    border: 0;
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-line);
  }
  meter::-webkit-meter-optimum-value {
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-success);
    transition: inline-size var(--parvis-swift) linear;
  }
  meter::-moz-meter-bar {
    border-radius: var(--parvis-radius-round);
    background: var(--parvis-success);
  }
`;
