import { type TemplateResult, css, svg, html } from 'lit';
import type { Quality } from '../../contract';

const FILLED: Readonly<Record<Quality, number>> = { good: 3, fair: 2, poor: 1 };

/** Three bars, of which as many are filled as the connection is good; hidden from assistive technology, a text says the same. */
export function bars(quality: Quality): TemplateResult {
  const filled = FILLED[quality];
  return html`<svg class="bars ${quality}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${[0, 1, 2].map(
      (at) =>
        svg`<rect class=${at < filled ? 'filled' : 'empty'} x=${3.5 + at * 6.5} y=${14 - at * 5} width="4" height=${6 + at * 5} rx="1.25"/>`,
    )}
  </svg>`;
}

/** Colours where a surface is under the bars; over the stage `--bars-good` and the others are set to its own. */
export const barsStyles = css`
  .bars {
    color: var(--bars-good, var(--parvis-success));
  }
  .bars.fair {
    color: var(--bars-fair, var(--parvis-warning));
  }
  .bars.poor {
    color: var(--bars-poor, var(--parvis-danger));
  }
  .bars .filled {
    fill: currentColor;
  }
  .bars .empty {
    fill: none;
    stroke: currentColor;
    stroke-width: 1;
    opacity: 0.7;
  }
`;
