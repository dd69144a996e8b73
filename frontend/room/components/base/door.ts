import { type TemplateResult, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { MediaKind, OpenRoom } from '../../contract';
import { type Devices, type LocalSources, NO_DEVICES, NO_SOURCE } from '../../model/devices';
import { ServerClock } from '../../model/server-clock';
import { NO_PROOF, type ProofState } from '../../proof-controller';
import { emit } from '../../../shared/events';
import { t } from '../../../shared/i18n';
import '../agenda/agenda';
import '../devices/devices';
import '../proof/proof';
import { ParvisElement } from './element';
import { icon } from './icons';
import { signInLink } from './sign-in';

export interface DoorEvents {
  turn: { readonly kind: MediaKind; readonly on: boolean };
}

/** What the screens before a call have in common: what takes place, how one looks and sounds, and who one can prove to be. */
export abstract class Door extends ParvisElement {
  @property({ attribute: false }) room!: OpenRoom;
  @property({ attribute: false }) clock = new ServerClock();
  @property() calendar = '';
  /** Whether the meeting got another time while the person waited. */
  @property({ type: Boolean }) moved = false;
  @property({ attribute: false }) sources: LocalSources = { audio: NO_SOURCE, video: NO_SOURCE };
  @property({ attribute: false }) devices: Devices = NO_DEVICES;
  @property() speaker = '';
  @property({ type: Number }) level = 0;
  /** Whether the browser is still asking for, or opening, the devices. */
  @property({ type: Boolean }) opening = false;
  @property({ attribute: false }) proof: ProofState = NO_PROOF;

  protected head(): TemplateResult {
    return html`<div class="head">
      <h1 tabindex="-1">${this.room.title || t('meeting.untitled')}</h1>
      <parvis-agenda
        .room=${this.room}
        .clock=${this.clock}
        .calendar=${this.calendar}
        ?moved=${this.moved}
        @mark=${this.pass}
      ></parvis-agenda>
    </div>`;
  }

  protected deviceSettings(): TemplateResult {
    return html`<details>
      <summary>${icon('settings')} ${t('prejoin.settings')}</summary>
      <parvis-devices
        .devices=${this.devices}
        .sources=${this.sources}
        .speaker=${this.speaker}
        .level=${this.level}
        @choose=${this.pass}
        @choose-speaker=${this.pass}
      ></parvis-devices>
    </details>`;
  }

  /** Where whoever was invited by mail proves it; `check` hears the code. */
  protected invited(check: (event: CustomEvent<{ code: string }>) => void): TemplateResult {
    return html`<parvis-proof
      .proof=${this.proof}
      @send-code=${this.pass}
      @other-address=${this.pass}
      @check-code=${check}
    ></parvis-proof>`;
  }

  /** For whoever has an account and comes as a guest: the room may know them. */
  protected signIn(): TemplateResult | typeof nothing {
    return this.room.me?.signedIn ? nothing : signInLink();
  }

  protected readonly turn = (kind: MediaKind, on: boolean): void => emit<DoorEvents, 'turn'>(this, 'turn', { kind, on });

  protected readonly pass = (event: CustomEvent<object>): void => {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  };
}

export const doorStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr;
    min-block-size: 100dvh;
    background: var(--parvis-surface);
  }
  .top {
    padding: var(--parvis-space-3) var(--parvis-space-5);
  }
  main {
    display: grid;
    align-self: center;
    align-items: start;
    gap: var(--parvis-space-4) var(--parvis-space-7);
    inline-size: min(72rem, 100%);
    margin-inline: auto;
    padding: var(--parvis-space-4) var(--parvis-space-5) var(--parvis-space-7);
  }
  .head {
    grid-area: head;
    display: grid;
    gap: var(--parvis-space-1);
  }
  h1 {
    font-size: var(--parvis-text-3xl);
    font-weight: var(--parvis-weight-strong);
    line-height: var(--parvis-leading-tight);
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  .side {
    grid-area: side;
    display: grid;
    gap: var(--parvis-space-4);
  }
  details[open] > summary {
    margin-block-end: var(--parvis-space-2);
  }
  @media (max-width: 52rem) {
    .top {
      padding-inline: var(--parvis-space-4);
    }
    main {
      align-self: start;
      padding: var(--parvis-space-2) var(--parvis-space-4) var(--parvis-space-6);
    }
    h1 {
      font-size: var(--parvis-text-xl);
    }
  }
`;
