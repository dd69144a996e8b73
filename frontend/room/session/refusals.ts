import type { EndReason } from '../contract';
import type { Refusal } from '../rest';

/** The end that a refusal means, or null when trying again can help. */
export function endReason(refusal: Refusal): EndReason | null {
  switch (refusal.code) {
    case 'removed':
      return 'banned';
    case 'ended':
    case 'replaced':
    case 'cancelled':
    case 'over':
    case 'unknown-room':
    case 'no-admission':
      return refusal.code;
    case 'must-wait':
      return 'lobby';
    case 'room-full':
    case 'full':
      return 'full';
    default:
      return null;
  }
}
