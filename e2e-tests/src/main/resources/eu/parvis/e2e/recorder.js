// Records what the load client sends: a figure that speaks, encoded by the browser as VP8 in three
// sizes with temporal layers, and as Opus. The format is that of eu.parvis.load.Recording.
async (seconds) => {
  const WIDTH = 1280;
  const HEIGHT = 720;
  const FRAMES_PER_SECOND = 15;
  const LAYERS = [
    {scale: 4, bitrate: 90_000},
    {scale: 2, bitrate: 220_000},
    {scale: 1, bitrate: 600_000},
  ];
  const WARM_UP_MS = 3_000;

  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const draw = canvas.getContext('2d');
  let picture = 0;
  const paint = () => {
    const open = Math.abs(Math.sin(picture / 3));
    draw.fillStyle = '#24526b';
    draw.fillRect(0, 0, WIDTH, HEIGHT);
    draw.fillStyle = '#e0b48c';
    draw.beginPath();
    draw.ellipse(640 + 30 * Math.sin(picture / 11), 330, 150, 200, 0, 0, 7);
    draw.fill();
    draw.fillStyle = '#5a1f1f';
    draw.beginPath();
    draw.ellipse(640 + 30 * Math.sin(picture / 11), 430, 60, 6 + 30 * open, 0, 0, 7);
    draw.fill();
    draw.fillStyle = '#f4f4f4';
    draw.fillRect((picture * 16) % WIDTH, 650, 80, 30);
    picture += 1;
  };
  paint();
  const painting = setInterval(paint, 1000 / FRAMES_PER_SECOND);
  const camera = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];

  // A buzz through two moving formants, in syllables: it is to be heard, not understood.
  const context = new AudioContext({sampleRate: 48_000});
  const buzz = new OscillatorNode(context, {type: 'sawtooth', frequency: 140});
  const first = new BiquadFilterNode(context, {type: 'bandpass', frequency: 600, Q: 5});
  const second = new BiquadFilterNode(context, {type: 'bandpass', frequency: 1_500, Q: 8});
  const voice = new GainNode(context, {gain: 0});
  const microphone = context.createMediaStreamDestination();
  buzz.connect(first).connect(voice);
  buzz.connect(second).connect(voice);
  voice.connect(microphone);
  for (let syllable = 0; syllable < 200; syllable += 1) {
    const at = context.currentTime + syllable * 0.25;
    voice.gain.setTargetAtTime(1.5, at, 0.03);
    voice.gain.setTargetAtTime(0.05, at + 0.15, 0.03);
    first.frequency.setValueAtTime(350 + ((syllable * 137) % 450), at);
    second.frequency.setValueAtTime(1_000 + ((syllable * 331) % 1_200), at);
    buzz.frequency.setValueAtTime(120 + ((syllable * 17) % 40), at);
  }
  buzz.start();

  const sends = new RTCPeerConnection({encodedInsertableStreams: true});
  const receives = new RTCPeerConnection({encodedInsertableStreams: true});
  sends.onicecandidate = (event) => receives.addIceCandidate(event.candidate);
  receives.onicecandidate = (event) => sends.addIceCandidate(event.candidate);
  receives.ontrack = ({receiver}) => {
    const {readable, writable} = receiver.createEncodedStreams();
    readable.pipeTo(writable);
  };

  const tracks = [];
  const tap = (sender) => {
    const frames = [];
    tracks.push(frames);
    const {readable, writable} = sender.createEncodedStreams();
    const keep = new TransformStream({
      transform(frame, controller) {
        const metadata = frame.getMetadata();
        frames.push({
          at: performance.now(),
          timestamp: metadata.rtpTimestamp ?? frame.timestamp,
          key: frame.type === 'key',
          temporal: metadata.temporalIndex ?? 0,
          id: metadata.frameId,
          needs: metadata.dependencies ?? [],
          data: new Uint8Array(frame.data.slice(0)),
        });
        controller.enqueue(frame);
      },
    });
    readable.pipeThrough(keep).pipeTo(writable);
  };
  const voiceSender = sends.addTransceiver(microphone.stream.getAudioTracks()[0], {direction: 'sendonly'});
  tap(voiceSender.sender);
  const vp8 = RTCRtpSender.getCapabilities('video').codecs.filter((codec) => codec.mimeType === 'video/VP8');
  const cameras = LAYERS.map(({scale, bitrate}) => {
    const transceiver = sends.addTransceiver(camera.clone(), {
      direction: 'sendonly',
      sendEncodings: [{scaleResolutionDownBy: scale, maxBitrate: bitrate, scalabilityMode: 'L1T3'}],
    });
    transceiver.setCodecPreferences(vp8);
    tap(transceiver.sender);
    return transceiver.sender;
  });
  await sends.setLocalDescription();
  await receives.setRemoteDescription(sends.localDescription);
  await receives.setLocalDescription();
  await sends.setRemoteDescription(receives.localDescription);

  for (const sender of cameras) {
    // A slow machine would shrink the picture instead.
    const parameters = {...sender.getParameters(), degradationPreference: 'maintain-resolution'};
    await sender.setParameters(parameters);
  }
  await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
  const start = performance.now();
  for (const sender of cameras) {
    const parameters = {...sender.getParameters(), degradationPreference: 'maintain-resolution'};
    await sender.setParameters(parameters, {encodingOptions: [{keyFrame: true}]});
  }
  await new Promise((resolve) => setTimeout(resolve, (seconds + 1) * 1000));
  clearInterval(painting);
  sends.close();
  receives.close();

  const chunks = [new TextEncoder().encode('PVL1')];
  const notes = [];
  tracks.forEach((all, number) => {
    const recent = all.filter((frame) => frame.at >= start);
    const begin = number === 0 ? 0 : recent.findIndex((frame) => frame.key);
    const clock = number === 0 ? 48_000 : 90_000;
    const from = recent.slice(begin);
    const frames = from.filter((frame) => ((frame.timestamp - from[0].timestamp) >>> 0) < seconds * clock);
    const base = new Set();
    frames.forEach((frame) => {
      if (frame.temporal === 0) {
        base.add(frame.id);
      }
      const synced = frame.temporal > 0 && frame.needs.every((id) => base.has(id));
      const head = new DataView(new ArrayBuffer(10));
      head.setUint8(0, number);
      head.setUint8(1, (frame.key ? 1 : 0) | (frame.temporal << 1) | (synced ? 8 : 0));
      head.setUint32(2, frame.timestamp - frames[0].timestamp);
      head.setUint32(6, frame.data.length);
      chunks.push(new Uint8Array(head.buffer), frame.data);
    });
    notes.push({
      number,
      frames: frames.length,
      keys: frames.filter((frame) => frame.key).length,
      bytes: frames.reduce((sum, frame) => sum + frame.data.length, 0),
      sample: frames.slice(0, 9).map(({temporal, id, needs, key}) => [temporal, id, needs.join('+'), key]),
    });
  });
  const blob = new Blob(chunks);
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
  return {data: url.slice(url.indexOf(',') + 1), notes: JSON.stringify(notes)};
}
