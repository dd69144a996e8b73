/*
 * A camera that flashes white and a microphone that beeps, once a second, by one clock: files that Chromium plays in place of the
 * two begin at different moments. And eyes and ears that say how far apart flash and beep are where they arrive.
 */
(() => {
  if (window.parvisLips || !navigator.mediaDevices) return;
  const [PERIOD, LENGTH, TICK] = [1000, 200, 66];
  let beepsLater = 0;
  let source;

  /** Made when first asked for; every track is of the one picture and the one sound. */
  function make() {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const context = canvas.getContext('2d');
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio, { frequency: 700 });
    const loudness = new GainNode(audio, { gain: 0 });
    const destination = audio.createMediaStreamDestination();
    tone.connect(loudness).connect(destination);
    tone.start();
    let flashed = performance.now();
    setInterval(() => {
      const now = performance.now();
      if (now - flashed >= PERIOD) {
        flashed = now;
        const at = audio.currentTime + beepsLater / 1000;
        loudness.gain.setValueAtTime(0.5, at);
        loudness.gain.setValueAtTime(0, at + LENGTH / 1000);
      }
      context.fillStyle = now - flashed < LENGTH ? 'white' : 'black';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = 'grey';
      context.fillRect((now / 10) % canvas.width, 340, 20, 20);
    }, TICK);
    return {
      video: () => canvas.captureStream().getVideoTracks()[0],
      audio: () => destination.stream.getAudioTracks()[0].clone(),
    };
  }

  const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);

  async function record(constraints) {
    const real = await getUserMedia(constraints);
    source ??= make();
    return new MediaStream(
      real.getTracks().map((device) => {
        const track = source[device.kind]();
        const [own, settings] = [track.getSettings.bind(track), device.getSettings()];
        track.getSettings = () => ({ ...settings, ...own(), deviceId: settings.deviceId });
        Object.defineProperty(track, 'label', { value: device.label });
        device.stop();
        return track;
      }),
    );
  }

  /** Moments at which a picture turns from dark to bright, until `over` says so. */
  function watch(video, over) {
    const moments = [];
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let bright = true;
    const look = (_, { expectedDisplayTime }) => {
      context.drawImage(video, 0, 0, 1, 1);
      const now = context.getImageData(0, 0, 1, 1).data[1] > 128;
      if (now && !bright) moments.push(expectedDisplayTime);
      bright = now;
      if (!over()) video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    return moments;
  }

  /** Moments at which a sound begins after silence, until `over` says so. */
  async function listen(stream, over) {
    const moments = [];
    const audio = new AudioContext();
    await audio.resume();
    const analyser = new AnalyserNode(audio, { fftSize: 32768 });
    audio.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const rate = audio.sampleRate;
    let heardTo = audio.currentTime;
    let loudAt = heardTo;
    while (!over()) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      analyser.getFloatTimeDomainData(samples);
      const [now, end] = [performance.now(), audio.currentTime];
      const fresh = Math.min(samples.length, Math.round((end - heardTo) * rate));
      for (let i = samples.length - fresh; i < samples.length; i++) {
        if (Math.abs(samples[i]) < 0.05) continue;
        const at = end - (samples.length - i) / rate;
        if (at - loudAt > 0.3) moments.push(now - (end - at) * 1000);
        loudAt = at;
      }
      heardTo = end;
    }
    await audio.close();
    return moments;
  }

  window.parvisLips = {
    /** From here on `getUserMedia` gives the flashing camera and the beeping microphone. */
    perform: () => (navigator.mediaDevices.getUserMedia = record),
    beepLater: (milliseconds) => (beepsLater = milliseconds),
    /** By how many milliseconds each flash of so long a while came after the nearest beep. */
    async lag(video, audio, milliseconds) {
      const end = performance.now() + milliseconds;
      const over = () => performance.now() > end;
      const flashes = watch(video, over);
      const beeps = await listen(audio.srcObject, over);
      return flashes
        .map((flash) => beeps.map((beep) => flash - beep).sort((a, b) => Math.abs(a) - Math.abs(b))[0])
        .filter((lag) => lag !== undefined);
    },
  };
})();
