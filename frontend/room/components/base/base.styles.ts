import { css } from 'lit';

/** Box, text, focus and buttons, the same in every element of the page. */
export const base = css`
  :host {
    box-sizing: border-box;
    font-family: var(--parvis-font);
    font-size: var(--parvis-text-m);
    line-height: var(--parvis-leading);
    color: var(--parvis-text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  svg {
    display: block;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    flex: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  .sign-in {
    display: inline-flex;
    align-items: center;
    justify-self: start;
    min-block-size: var(--parvis-target);
    color: var(--parvis-link);
  }
  :focus-visible {
    outline: var(--parvis-focus-ring);
    outline-offset: var(--parvis-focus-offset);
  }
  summary {
    display: flex;
    align-items: center;
    gap: var(--parvis-space-2);
    min-block-size: var(--parvis-target);
    font-weight: var(--parvis-weight-medium);
    color: var(--parvis-link);
    cursor: pointer;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--parvis-space-2);
    min-block-size: var(--parvis-target);
    min-inline-size: var(--parvis-target);
    padding: var(--parvis-space-2) var(--parvis-space-4);
    border: 1px solid var(--parvis-line-strong);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-surface-raised);
    color: var(--parvis-text);
    font-weight: var(--parvis-weight-medium);
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--parvis-swift) var(--parvis-ease);
  }
  .button:hover {
    background: var(--parvis-surface-sunken);
  }
  .button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .button.primary {
    border-color: transparent;
    background: var(--parvis-accent);
    color: var(--parvis-on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--parvis-accent-strong);
  }
  .button.danger {
    border-color: transparent;
    background: var(--parvis-danger-fill);
    color: var(--parvis-on-danger-fill);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover {
    background: var(--parvis-surface-sunken);
  }
  .button.icon {
    padding: 0;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
  }
`;

export const fields = css`
  label {
    display: block;
    font-weight: var(--parvis-weight-medium);
  }
  .field {
    display: grid;
    gap: var(--parvis-space-1);
  }
  .hint {
    color: var(--parvis-text-quiet);
    font-size: var(--parvis-text-s);
  }
  .error {
    color: var(--parvis-danger);
    font-size: var(--parvis-text-s);
  }
  input,
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--parvis-target);
    padding: var(--parvis-space-2) var(--parvis-space-3);
    border: 1px solid var(--parvis-line-strong);
    border-radius: var(--parvis-radius-s);
    background: var(--parvis-surface-raised);
    color: var(--parvis-text);
  }
  select {
    text-overflow: ellipsis;
  }
  [aria-invalid='true'] {
    border-color: var(--parvis-danger);
    border-width: 2px;
  }
`;

/** The product's name beside its sign, as around calls. */
export const brand = css`
  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--parvis-space-3);
    min-block-size: var(--parvis-target);
    font-size: var(--parvis-text-l);
    font-weight: var(--parvis-weight-strong);
    letter-spacing: -0.01em;
  }
  .brand::before {
    content: '';
    inline-size: 1.75rem;
    block-size: 1.75rem;
    background: var(--parvis-accent);
    mask: url('/theme/icon.svg') center / contain no-repeat;
  }
  @media (forced-colors: active) {
    .brand::before {
      background: CanvasText;
    }
  }
`;
