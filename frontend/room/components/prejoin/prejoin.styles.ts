import { css } from 'lit';

export const styles = css`
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parvis-space-4);
  }
  .top select {
    inline-size: auto;
  }
  main {
    grid-template: 'head head' auto 'preview side' auto 'problems side' 1fr / minmax(0, 1.35fr) minmax(18rem, 1fr);
  }
  .preview {
    grid-area: preview;
  }
  form {
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
  @media (max-width: 52rem) {
    main {
      grid-template: 'head' auto 'preview' auto 'side' auto 'problems' auto / minmax(0, 1fr);
    }
  }
`;
