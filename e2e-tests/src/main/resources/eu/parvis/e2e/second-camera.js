/*
 * A second camera beside the machine's own, in one colour: Chromium plays a single file as a camera.
 * HUE is replaced by degrees on the colour wheel.
 */
(() => {
  const devices = navigator.mediaDevices;
  if (!devices || devices.secondCamera) return;
  devices.secondCamera = true;
  const enumerate = devices.enumerateDevices.bind(devices);
  const getUserMedia = devices.getUserMedia.bind(devices);
  const id = 'second-camera';
  const info = { deviceId: id, groupId: id, kind: 'videoinput', label: 'Second camera' };
  info.toJSON = () => info;

  function picture() {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const context = canvas.getContext('2d');
    const draw = () => {
      context.fillStyle = 'hsl(HUE 80% 45%)';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = 'white';
      context.fillRect((performance.now() / 10) % canvas.width, 160, 16, 20);
    };
    draw();
    const timer = setInterval(draw, 66);
    const [track] = canvas.captureStream(15).getVideoTracks();
    const settings = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings(), deviceId: id, groupId: id });
    Object.defineProperty(track, 'label', { value: info.label });
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(timer);
      stop();
    };
    return track;
  }

  const wanted = (constraint) => {
    const named = constraint?.exact ?? constraint?.ideal ?? constraint;
    return Array.isArray(named) ? named.includes(id) : named === id;
  };

  devices.enumerateDevices = async () => [...(await enumerate()), info];
  devices.getUserMedia = async (constraints) => {
    if (!wanted(constraints?.video?.deviceId)) return getUserMedia(constraints);
    const stream = constraints.audio
      ? await getUserMedia({ audio: constraints.audio })
      : new MediaStream();
    stream.addTrack(picture());
    return stream;
  };
})();
