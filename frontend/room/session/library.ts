import type { JitsiMeet } from './jitsi';

/** The longest time that a timer can be set to, in milliseconds. */
const NEVER = 2 ** 31 - 1;

let loading: Promise<JitsiMeet> | undefined;

/**
 * Loads lib-jitsi-meet once. It is large, so the page asks for it while the person looks at the preview; a load that failed is
 * tried again by the next caller.
 */
export function library(): Promise<JitsiMeet> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<JitsiMeet> {
  const { default: jQuery } = await import('jquery');
  Object.assign(window, { jQuery, $: jQuery, jquery: jQuery });
  const { default: jitsi } = await import('lib-jitsi-meet/lib-jitsi-meet.min.js');
  const meet = 'default' in jitsi ? (jitsi.default as JitsiMeet) : (jitsi as JitsiMeet);
  meet.setLogLevel('error');
  meet.init({
    sourceNameSignaling: true,
    disableThirdPartyRequests: true,
    enableAnalyticsLogging: false,
    disableAudioLevels: false,
    audioLevelsInterval: 200,
    // The library's own verdict compares with what a camera could send, also when nobody wants that much of it.
    pcStatsInterval: NEVER,
  });
  return meet;
}
