import { css } from 'lit';

export const styles = css`
  .check {
    display: flex;
    align-items: center;
    gap: var(--parvis-space-3);
    min-block-size: var(--parvis-target);
    margin-block-start: var(--parvis-space-2);
    font-weight: var(--parvis-weight-regular);
  }
  .check input {
    flex: none;
    inline-size: 1.25rem;
    min-block-size: 1.25rem;
    accent-color: var(--parvis-accent);
  }
  .error:empty {
    display: none;
  }
`;
