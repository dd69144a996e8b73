/*
 * Takes from a Chromium what Safari does not have, and has it refuse what Safari refuses. Runs before the page's own scripts.
 */
(() => {
  const rules = { doubleCaptures: 0 };
  window.safariRules = rules;
  delete HTMLMediaElement.prototype.setSinkId;
  delete HTMLMediaElement.prototype.sinkId;
  delete HTMLVideoElement.prototype.requestVideoFrameCallback;
  delete MediaDevices.prototype.getDisplayMedia;
  delete Navigator.prototype.connection;
  delete window.requestIdleCallback;

  const native = MediaDevices.prototype.getUserMedia;
  const list = MediaDevices.prototype.enumerateDevices;
  const open = [];
  let allowed = false;

  /* It asks on each visit, and people press Join first. */
  const asked = new Promise((resolve) => (rules.allow = resolve));

  const live = (kind) => open.some((track) => track.kind === kind && track.readyState === 'live');

  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const text = JSON.stringify(constraints);
    if (/"exact"|"max"/.test(text) && constraints.video) throw new OverconstrainedError('width', 'no such format');
    rules.doubleCaptures += Boolean(constraints.audio) && live('audio');
    rules.doubleCaptures += Boolean(constraints.video) && live('video');
    await asked;
    const stream = await native.call(this, constraints);
    open.push(...stream.getTracks());
    allowed = true;
    return stream;
  };

  /* Neither names nor ids before permission, and no loudspeaker ever. */
  MediaDevices.prototype.enumerateDevices = async function () {
    const devices = (await list.call(this)).filter((device) => device.kind !== 'audiooutput');
    return allowed
      ? devices
      : devices.map(({ kind }) => ({ deviceId: '', groupId: '', label: '', kind, toJSON: () => ({ kind }) }));
  };
})();
