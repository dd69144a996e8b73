/*
 * Eyes and ears of a person in a page: colours, tones, frames and connections.
 * Runs before the page's own scripts and leaves what the page does as it is.
 */
(() => {
  if (window.parvisSenses) return;
  const connections = [];
  const remoteTracks = new Set();
  const NativeConnection = window.RTCPeerConnection;
  if (NativeConnection) {
    window.RTCPeerConnection = class RTCPeerConnection extends NativeConnection {
      constructor(...args) {
        super(...args);
        const entry = { connection: this, iceServers: args[0]?.iceServers ?? [], negotiations: 0 };
        connections.push(entry);
        this.addEventListener('signalingstatechange', () => (entry.negotiations += this.signalingState === 'stable'));
        this.addEventListener('track', ({ track }) => remoteTracks.add(track.id));
      }
    };
  }

  /* Moments of joining, in milliseconds of performance.now(). */
  const moments = { click: 0, firstRemoteFrame: 0 };
  window.addEventListener(
    'click',
    (event) => {
      if (!event.composedPath().some((e) => e.matches?.('button.join'))) return;
      moments.click = performance.now();
      moments.firstRemoteFrame = 0;
    },
    { capture: true },
  );
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(stream) {
      source.set.call(this, stream);
      const remote = stream?.getVideoTracks().some((track) => remoteTracks.has(track.id));
      if (!remote || !this.requestVideoFrameCallback) return;
      this.requestVideoFrameCallback(() => {
        moments.firstRemoteFrame ||= performance.now();
      });
    },
  });

  /*
   * The tiles that the page shows, with the moment of every change. Moments are milliseconds of Date.now(), which all the
   * browsers of a machine share. Each tile is "kind|label", followed by "|reconnecting" while it says so.
   */
  const roots = new Set();
  const sights = [];
  function tiles() {
    return [...roots]
      .filter((root) => root.host.isConnected)
      .flatMap((root) => [...root.querySelectorAll('parvis-tile')])
      .map((tile) => {
        const label = tile.shadowRoot?.querySelector('.name')?.textContent.trim() ?? '';
        const waits = tile.shadowRoot?.querySelector('.veil') ? '|reconnecting' : '';
        return `${tile.tile?.kind ?? ''}|${label}${waits}`;
      })
      .sort();
  }
  const watcher = new MutationObserver(() => {
    const now = tiles();
    if (JSON.stringify(now) !== JSON.stringify(sights.at(-1)?.tiles ?? [])) {
      sights.push({ at: Date.now(), tiles: now });
    }
  });
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    if (this.localName === 'parvis-stage' || this.localName === 'parvis-tile') {
      roots.add(root);
      watcher.observe(root, { childList: true, subtree: true, characterData: true });
    }
    return root;
  };

  /* The moment of the last click, and of the end of the document before this one. */
  let clickedAt = 0;
  const LEFT = 'parvis-senses-left';
  window.addEventListener('click', () => (clickedAt = Date.now()), { capture: true });
  window.addEventListener('pagehide', () => sessionStorage.setItem(LEFT, String(Date.now())), { capture: true });

  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`CSP violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });

  const live = () =>
    connections.map((each) => each.connection).filter((c) => c.connectionState !== 'closed');

  /** Mean colour of the middle of the picture: {hue, saturation, value}, or null without a picture. */
  function colour(video) {
    if (!video || video.readyState < 2 || video.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = 16;
    canvas.height = 9;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(video, 0, 0, 16, 9);
    const { data } = context.getImageData(5, 2, 6, 5);
    let [r, g, b] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      r += data[i];
      g += data[i + 1];
      b += data[i + 2];
    }
    const scale = 255 * (data.length / 4);
    [r, g, b] = [r / scale, g / scale, b / scale];
    const max = Math.max(r, g, b);
    const spread = max - Math.min(r, g, b);
    let hue = 0;
    if (spread > 0) {
      if (max === r) hue = ((g - b) / spread + 6) % 6;
      else if (max === g) hue = (b - r) / spread + 2;
      else hue = (r - g) / spread + 4;
    }
    return { hue: hue * 60, saturation: max === 0 ? 0 : spread / max, value: max };
  }

  /**
   * Frames so far of the track that this video element plays: decoded ones of a remote track, shown
   * ones of a local one. A busy machine shows fewer than it decodes.
   */
  async function frames(video) {
    const track = video?.srcObject?.getVideoTracks()[0];
    if (!track) return 0;
    const received = (await statistics()).find(
      (report) => report.type === 'inbound-rtp' && report.trackIdentifier === track.id,
    );
    if (received || remoteTracks.has(track.id)) return received?.framesDecoded ?? 0;
    return video.getVideoPlaybackQuality().totalVideoFrames;
  }

  let audio;

  /** Listens for a while: {hertz, decibels} of the loudest moment. */
  async function tone(stream, milliseconds) {
    if (!stream || stream.getAudioTracks().length === 0) return { hertz: 0, decibels: -200 };
    audio ??= new AudioContext();
    // Without a sound device to play to it may never start: that is to be told, not waited for.
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 5000))]);
    if (audio.state !== 'running') throw new Error('The sound of this page has not started within 5 s');
    const source = audio.createMediaStreamSource(new MediaStream(stream.getAudioTracks()));
    const analyser = audio.createAnalyser();
    analyser.fftSize = 8192;
    analyser.smoothingTimeConstant = 0;
    source.connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    let loudest = { hertz: 0, decibels: -200 };
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      analyser.getFloatFrequencyData(bins);
      // Below 100 Hz is the hum of the platform, not a voice.
      for (let i = Math.ceil((100 * 8192) / audio.sampleRate); i < bins.length; i++) {
        if (bins[i] > loudest.decibels) {
          loudest = { hertz: (i * audio.sampleRate) / 8192, decibels: bins[i] };
        }
      }
    }
    source.disconnect();
    return loudest;
  }

  /** Statistics of every open connection, as plain objects with the index of their connection. */
  async function statistics() {
    const reports = [];
    for (const [index, connection] of live().entries()) {
      for (const report of (await connection.getStats()).values()) {
        reports.push({ ...report, connection: index });
      }
    }
    return reports;
  }

  /** The candidate pairs in use: {local, remote} as address:port, and how the local one came about. */
  async function selectedPairs() {
    const reports = await statistics();
    const by = (index, id) => reports.find((r) => r.connection === index && r.id === id);
    const end = (candidate) => `${candidate?.address ?? ''}:${candidate?.port ?? ''}`;
    return reports
      .filter((r) => r.type === 'transport' && r.selectedCandidatePairId)
      .map((transport) => {
        const pair = by(transport.connection, transport.selectedCandidatePairId);
        const local = by(transport.connection, pair?.localCandidateId);
        return {
          local: end(local),
          localType: local?.candidateType ?? '',
          relayProtocol: local?.relayProtocol ?? '',
          remote: end(by(transport.connection, pair?.remoteCandidateId)),
          remotePort: by(transport.connection, pair?.remoteCandidateId)?.port ?? 0,
        };
      });
  }

  const negotiations = () => connections.reduce((sum, each) => sum + each.negotiations, 0);
  const iceServers = () => connections.flatMap((each) => each.iceServers).map((s) => s.urls);

  /* Of each received picture: its frames, when the last one came, and the longest wait for one. */
  const waits = new Map();
  const WATCH = 100;

  async function watchFrames() {
    while (true) {
      const reports = await statistics();
      const now = performance.now();
      for (const { type, kind, ssrc, framesDecoded } of reports) {
        if (type !== 'inbound-rtp' || kind !== 'video' || !framesDecoded) continue;
        const wait = waits.get(ssrc) ?? { framesDecoded, at: now, longest: 0 };
        wait.longest = Math.max(wait.longest, now - wait.at);
        if (wait.framesDecoded !== framesDecoded) Object.assign(wait, { framesDecoded, at: now });
        waits.set(ssrc, wait);
      }
      await new Promise((resolve) => setTimeout(resolve, WATCH));
    }
  }

  function longestWithoutFrame() {
    const longest = Math.max(0, ...[...waits.values()].map((wait) => wait.longest));
    waits.forEach((wait) => (wait.longest = 0));
    return longest;
  }

  /** Milliseconds from the click on join to the first frame of somebody else, 0 before it. */
  const joinMilliseconds = () =>
    moments.firstRemoteFrame ? moments.firstRemoteFrame - moments.click : 0;

  /** What a screen reader calls the element with the focus, roughly. */
  function focusName() {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.innerText ?? '').trim();
  }

  /** True if the element with the focus, or one that it lies in, matches. */
  function focusIsIn(selector) {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    while (element) {
      if (element.matches(selector)) return true;
      element = element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
    }
    return false;
  }

  window.parvisSenses = {
    sights: () => sights,
    clickedAt: () => clickedAt,
    documentLeftAt: () => Number(sessionStorage.getItem(LEFT) ?? 0),
    focusIsIn,
    focusName,
    colour,
    frames,
    tone,
    statistics,
    selectedPairs,
    iceServers,
    negotiations,
    joinMilliseconds,
    watchFrames: () => void watchFrames(),
    longestWithoutFrame,
  };
})();
