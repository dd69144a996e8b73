import type { MediaKind } from './contract';
import { recall, remember } from './preferences';
import type { LocalMedia } from './session/local-media';
import { t } from '../shared/i18n';

/** What a person wants of camera, microphone and loudspeaker, by the page's events: done, and remembered for the next time. */
export class DeviceWishes {
  constructor(
    private readonly media: LocalMedia,
    private readonly say: (text: string, topic: string) => void,
    private readonly warn: (text: string) => void,
  ) {}

  /** Opens what was on the last time. */
  open(): Promise<void> {
    return this.media.open(
      { audio: recall('microphone'), video: recall('camera') },
      { audio: recall('microphone-on') !== 'false', video: recall('camera-on') !== 'false' },
    );
  }

  readonly turn = ({ detail: { kind, on } }: CustomEvent<{ kind: MediaKind; on: boolean }>): void => {
    const name = kind === 'audio' ? 'microphone' : 'camera';
    remember(`${name}-on`, String(on));
    void this.media.turn(kind, on).then(() => {
      const { on: isOn, problem } = this.media.sources[kind];
      const text = problem ? t(`problem.${kind}.${problem}`) : t(`announce.${name}-${isOn ? 'on' : 'off'}`);
      this.say(text, name);
      if (problem) {
        this.warn(text);
      }
    });
  };

  readonly choose = ({ detail: { kind, deviceId } }: CustomEvent<{ kind: MediaKind; deviceId: string }>): void => {
    remember(kind === 'audio' ? 'microphone' : 'camera', deviceId);
    void this.media.choose(kind, deviceId);
  };

  readonly chooseSpeaker = ({ detail }: CustomEvent<{ deviceId: string }>): void => {
    remember('speaker', detail.deviceId);
    this.media.chooseSpeaker(detail.deviceId);
  };
}
