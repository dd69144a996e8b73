import { startLocale } from '../shared/i18n';
import './components/room/room';

declare global {
  interface Window {
    /** Read-only facts for end-to-end tests and measurements. */
    readonly parvis: {
      peerConnections(): RTCPeerConnection[];
      /** Ids of the camera's and the microphone's tracks. */
      localTracks(): string[];
      /** The getStats entries of every connection that carries media. */
      stats(): Promise<object[][]>;
    };
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync('body { margin: 0; background: var(--parvis-surface); }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

startLocale();
const room = document.createElement('parvis-room');
room.slug = location.pathname.split('/').at(-1) ?? '';
document.getElementById('unsupported')?.remove();
document.body.append(room);

const peerConnections = () => room.peerConnections();
Object.defineProperty(window, 'parvis', {
  value: Object.freeze({
    peerConnections,
    localTracks: () => room.localTracks(),
    stats: () => Promise.all(peerConnections().map(async (connection) => [...(await connection.getStats()).values()])),
  }),
});
