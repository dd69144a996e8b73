import type { WaitingState } from '../contract';

/** Whoever wanted to come in has to wait, and does. */
export class Waits extends Error {
  constructor(readonly state: WaitingState) {
    super('waits to be let in');
  }
}
