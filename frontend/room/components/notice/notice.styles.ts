import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    justify-items: center;
    min-block-size: 100dvh;
    background: var(--parvis-surface);
  }
  header {
    justify-self: stretch;
    padding: var(--parvis-space-3) var(--parvis-space-5);
  }
  main {
    align-self: center;
    box-sizing: border-box;
    padding: var(--parvis-space-4) var(--parvis-space-4) var(--parvis-space-8);
    max-inline-size: 34rem;
    display: grid;
    gap: var(--parvis-space-4);
  }
  h1 {
    font-size: var(--parvis-text-3xl);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  .meeting {
    color: var(--parvis-text-quiet);
  }
  .about {
    display: grid;
    gap: var(--parvis-space-1);
    color: var(--parvis-text-quiet);
  }
  .about p::first-letter {
    text-transform: uppercase;
  }
  .gone {
    text-decoration: line-through;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parvis-space-3);
    margin-block-start: var(--parvis-space-3);
  }
  @media (max-width: 52rem) {
    header {
      padding-inline: var(--parvis-space-4);
    }
  }
`;
