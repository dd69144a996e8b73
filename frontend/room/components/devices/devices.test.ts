import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_SOURCE, sortDevices } from '../../model/devices';
import './devices';
import type { DeviceChoice } from './devices';

describe('DeviceChoice', () => {
  let choice: DeviceChoice;
  const names = () => [...choice.renderRoot.querySelectorAll('label')].map((label) => label.textContent);
  const options = (id: string) =>
    [...choice.renderRoot.querySelectorAll(`#${id} option`)].map((option) => option.textContent!.trim());
  const show = async (...list: [string, MediaDeviceKind, string][]) => {
    choice.devices = sortDevices(list.map(([deviceId, kind, label]) => ({ deviceId, kind, label })));
    await choice.updateComplete;
  };
  const canChooseSpeaker = (can: boolean) =>
    can
      ? Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', { configurable: true, value: () => {} })
      : Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');

  beforeEach(() => {
    choice = document.createElement('parvis-devices');
    document.body.append(choice);
  });
  afterEach(() => {
    choice.remove();
    canChooseSpeaker(false);
  });

  it('offers a loudspeaker only where the browser can play through it', async () => {
    const speaker: [string, MediaDeviceKind, string] = ['s', 'audiooutput', 'Desk'];
    canChooseSpeaker(false);
    await show(speaker);
    expect(names()).not.toContain('Loudspeaker');
    canChooseSpeaker(true);
    choice.requestUpdate();
    await choice.updateComplete;
    expect(names()).toContain('Loudspeaker');
  });

  it('offers no loudspeaker where the browser lists none', async () => {
    canChooseSpeaker(true);
    await show(['m', 'audioinput', 'Desk']);
    expect(names()).not.toContain('Loudspeaker');
  });

  it('counts devices that have no name before the browser tells it', async () => {
    await show(['a', 'audioinput', ''], ['b', 'audioinput', '']);
    expect(options('microphone')).toEqual(['Device 1', 'Device 2']);
  });

  it('leaves out what has no id before the browser tells it', async () => {
    await show(['', 'videoinput', '']);
    expect(options('camera')).toEqual(['None found']);
  });

  it('shows how loud a microphone is that is on', async () => {
    const meter = () => choice.renderRoot.querySelector('meter')!;
    choice.sources = { audio: { ...NO_SOURCE, on: true }, video: NO_SOURCE };
    choice.level = 0.1;
    await choice.updateComplete;
    expect(meter().value).toBeCloseTo(0.4);
    expect(meter().getAttribute('aria-label')).toBe('Microphone level');
    choice.sources = { audio: NO_SOURCE, video: NO_SOURCE };
    await choice.updateComplete;
    expect(meter().value).toBe(0);
  });
});
