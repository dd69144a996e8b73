import { type TemplateResult, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MediaKind } from '../../contract';
import type { LocalSources } from '../../model/devices';
import { t } from '../../../shared/i18n';
import { icon } from './icons';

export const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** Hears that a microphone or camera is to be turned on or off. */
type Turn = (kind: MediaKind, on: boolean) => void;

/** The person's own picture before the call, with what turns camera and microphone off and on. */
export function preview(sources: LocalSources, opening: boolean, turn: Turn): TemplateResult {
  const { video } = sources;
  return html`<section class="preview" aria-label=${t('prejoin.preview')}>
    ${
      video.stream
        ? html`<video autoplay playsinline muted .muted=${true} .srcObject=${live(video.stream)}></video>`
        : html`<p class="none">${t(opening ? 'prejoin.camera-starting' : 'prejoin.camera-off')}</p>`
    }
    <div class="sources">${KINDS.map((kind) => source(kind, sources, opening, turn))}</div>
  </section>`;
}

function source(kind: MediaKind, sources: LocalSources, opening: boolean, turn: Turn): TemplateResult {
  const name = kind === 'audio' ? 'microphone' : 'camera';
  const { wanted } = sources[kind];
  return html`<button class="button source" aria-pressed=${wanted} ?disabled=${opening} @click=${() => turn(kind, !wanted)}>
    ${icon(wanted ? name : `${name}-off`)} ${t(`control.${name}`)}
  </button>`;
}

/** Why a microphone or camera does not work, with what tries again. */
export function deviceProblem(kind: MediaKind, sources: LocalSources, turn: Turn): TemplateResult | typeof nothing {
  const { problem } = sources[kind];
  if (!problem) {
    return nothing;
  }
  return html`<div class="problem" role="status">
    <p>${t(`problem.${kind}.${problem}`)}</p>
    <button class="button" @click=${() => turn(kind, true)}>
      ${t('problem.retry')}<span class="unseen">: ${t(kind === 'audio' ? 'control.microphone' : 'control.camera')}</span>
    </button>
  </div>`;
}

export const previewStyles = css`
  .preview {
    position: relative;
    aspect-ratio: 16 / 9;
    overflow: hidden;
    border-radius: var(--parvis-radius-l);
    background: var(--parvis-stage-tile);
    color: var(--parvis-on-stage);
  }
  .preview video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }
  .preview .none {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: var(--parvis-space-4) var(--parvis-space-4) var(--parvis-space-8);
    text-align: center;
    color: var(--parvis-on-stage-quiet);
  }
  .sources {
    position: absolute;
    inset-block-end: var(--parvis-space-3);
    inset-inline: 0;
    display: flex;
    justify-content: center;
    gap: var(--parvis-space-3);
  }
  .source {
    border-color: var(--parvis-stage-line);
    background: var(--parvis-stage-plate);
    color: var(--parvis-on-stage);
  }
  .source:hover {
    background: var(--parvis-stage-control-hover);
  }
  .source[aria-pressed='false'] svg {
    color: var(--parvis-stage-danger);
  }
  .source:focus-visible {
    outline-color: var(--parvis-stage-focus);
  }
  .problem {
    display: grid;
    justify-items: start;
    gap: var(--parvis-space-2);
    padding: var(--parvis-space-3) var(--parvis-space-4);
    border-radius: var(--parvis-radius-m);
    background: var(--parvis-warning-soft);
  }
  @media (max-width: 52rem) {
    .preview {
      max-block-size: 34dvh;
    }
    .sources {
      gap: var(--parvis-space-2);
    }
    .source {
      padding-inline: var(--parvis-space-3);
    }
  }
  @media (forced-colors: active) {
    .preview {
      border: 1px solid CanvasText;
    }
  }
`;
