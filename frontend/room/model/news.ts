import { plural, t } from '../../shared/i18n';
import type { MediaKind, SessionEvent } from '../contract';
import { type CallState, nameOf } from './call-state';
import { newcomers } from './lobby';
import type { Told } from './comings';

/** The sentences for those who came and went. */
export function comingsText({ joined, left }: Told): string {
  return [
    joined.length > 0 ? plural('announce.came', joined.length, { name: joined[0]! }) : null,
    left.length > 0 ? plural('announce.went', left.length, { name: left[0]! }) : null,
  ]
    .filter((text) => text !== null)
    .join('. ');
}

/** What somebody else did to one's own microphone or camera. */
export function mutedByText(state: CallState, kind: MediaKind, by: string | null): string {
  const name = nameOf(state, by);
  if (kind === 'audio') {
    return name ? t('toast.muted-by', { name }) : t('toast.muted');
  }
  return name ? t('toast.camera-off-by', { name }) : t('toast.camera-off');
}

/** Somebody else lowered one's hand. */
export function handLoweredText(state: CallState, by: string): string {
  const name = nameOf(state, by);
  return name && by !== state.me.participant ? t('hand.lowered-by', { name }) : t('hand.lowered');
}

/** What is spoken of an event, or null when it needs no words. `before` is the state that the event changed. */
export function spoken(before: CallState, event: SessionEvent): { text: string; topic: string } | null {
  switch (event.type) {
    case 'joined':
      return { text: t(event.again ? 'announce.back' : 'announce.joined'), topic: 'connection' };
    case 'connection':
      return event.connection === 'reconnecting' ? { text: t('announce.reconnecting'), topic: 'connection' } : null;
    case 'chat': {
      const name = before.peers.get(event.endpoint)?.name;
      return name ? { text: t('announce.message', { name, text: event.text }), topic: `chat-${event.at}` } : null;
    }
    case 'lobby': {
      const [first, ...others] = newcomers(before.waiting, event.waiting);
      return first
        ? { text: plural('announce.knocks', others.length + 1, { name: first.name }), topic: 'lobby' }
        : null;
    }
    case 'screen':
      return { text: t(event.sharing ? 'announce.sharing' : 'announce.stopped'), topic: 'own-screen' };
    case 'peer-changed': {
      const up = event.peer.hand > 0 && !before.peers.get(event.peer.endpoint)?.hand;
      return up ? { text: t('hand.raised-by', { name: event.peer.name }), topic: `hand-${event.peer.participant}` } : null;
    }
    case 'peer-joined':
      return event.peer.screenOf && event.peer.screenOf !== before.me.participant
        ? { text: t('announce.shares', { name: event.peer.name }), topic: `screen-${event.peer.screenOf}` }
        : null;
    case 'peer-left': {
      const peer = before.peers.get(event.endpoint);
      return peer?.screenOf && peer.screenOf !== before.me.participant
        ? { text: t('announce.unshares', { name: peer.name }), topic: `screen-${peer.screenOf}` }
        : null;
    }
    default:
      return null;
  }
}
