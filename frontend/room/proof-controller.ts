import type { ReactiveControllerHost } from 'lit';
import { Refusal, type Rest, tooMany } from './rest';
import type { Announcer } from '../shared/announcer';
import { locale, t } from '../shared/i18n';

/** Why a code was not sent, or did not prove anything; the person can try again. */
export type ProofProblem = 'address' | 'code' | 'wrong' | 'spent' | 'busy' | 'failed';

/** How far somebody has come who proves an invited address. */
export interface ProofState {
  readonly step: 'address' | 'code';
  readonly address: string;
  readonly busy: boolean;
  readonly problem: ProofProblem | null;
  /** Tries that are left after a wrong code. */
  readonly left: number;
}

export const NO_PROOF: ProofState = { step: 'address', address: '', busy: false, problem: null, left: 0 };

const PROBLEMS: Readonly<Record<string, ProofProblem>> = {
  'address-invalid': 'address',
  'code-malformed': 'code',
  'code-wrong': 'wrong',
  'code-spent': 'spent',
  unreachable: 'failed',
};

/** What the page does about a proof. */
export interface ProofOutcomes {
  /** Goes to the door under this name: the proof is given, or what stands in the way is shown there. */
  readonly proved: (name: string) => void;
  readonly announcer: () => Announcer | null;
}

/** Proves in the page's name that an invited address is the person's, by a code that is mailed to it. */
export class ProofController {
  state = NO_PROOF;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly rest: Rest,
    private readonly outcomes: ProofOutcomes,
  ) {}

  /** Asks for a code; whether the address is invited is not told. */
  async send(address: string): Promise<void> {
    await this.#ask({ address }, async () => {
      await this.rest.sendCode(address, locale());
      this.#set({ step: 'code' });
      this.outcomes.announcer()?.say(t('proof.sent', { address }), 'proof');
    });
  }

  async check(code: string, name: string): Promise<void> {
    await this.#ask({}, async () => {
      await this.rest.prove(this.state.address, code, name);
      this.state = NO_PROOF;
      this.outcomes.proved(name);
    }, name);
  }

  /** Begins again, with another address or a new code. */
  readonly back = (): void => this.#set({ step: 'address', problem: null });

  async #ask(change: Partial<ProofState>, what: () => Promise<void>, name?: string): Promise<void> {
    if (this.state.busy) {
      return;
    }
    this.#set({ ...change, busy: true, problem: null });
    try {
      await what();
    } catch (error) {
      this.#failed(error, name);
    } finally {
      this.#set({ busy: false });
    }
  }

  #failed(error: unknown, name: string | undefined): void {
    const refusal = error instanceof Refusal ? error : null;
    const known = refusal ? PROBLEMS[refusal.code] : undefined;
    if (known) {
      this.#set({ problem: known, left: refusal!.left });
    } else if (tooMany(error)) {
      this.#set({ problem: 'busy' });
    } else if (refusal && refusal.status < 500 && name !== undefined) {
      this.outcomes.proved(name);
    } else {
      this.#set({ problem: 'failed' });
    }
  }

  #set(change: Partial<ProofState>): void {
    this.state = { ...this.state, ...change };
    this.host.requestUpdate();
  }
}
