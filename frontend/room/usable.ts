import type { NoticeReason } from './components/notice/notice';

/** Why this browser or this address cannot carry a call, if so. */
export function unusable(): NoticeReason | null {
  if (!window.isSecureContext) {
    return 'insecure';
  }
  // Without camera and microphone one can still see, hear and write.
  return 'RTCPeerConnection' in window && 'WebSocket' in window ? null : 'unsupported';
}
