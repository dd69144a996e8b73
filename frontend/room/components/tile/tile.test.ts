import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './tile';
import type { TileElement } from './tile';

describe('TileElement', () => {
  let tile: TileElement;
  let blocked = 0;
  const canPlay = async (answer: Promise<void>) => {
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockReturnValue(answer);
    tile.renderRoot.querySelector('audio')!.dispatchEvent(new Event('canplay'));
    await answer.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
  };

  beforeEach(async () => {
    blocked = 0;
    tile = document.createElement('parvis-tile');
    tile.tile = {
      key: 'anna',
      kind: 'camera',
      participant: 'anna',
      endpoint: 'anna',
      name: 'Anna',
      me: false,
      video: null,
      audio: new MediaStream(),
      audioMuted: false,
      hand: false,
      interrupted: false,
      quality: 'good',
      picturesOff: false,
      unsent: false,
    };
    tile.addEventListener('sound-blocked', () => blocked++);
    document.body.append(tile);
    await tile.updateComplete;
  });
  afterEach(() => tile.remove());

  it('says that a hand is raised, and offers actions to whoever moderates', async () => {
    tile.tile = { ...tile.tile, hand: true };
    tile.manageable = true;
    await tile.updateComplete;
    const asked: unknown[] = [];
    tile.addEventListener('manage', (event) => asked.push((event as CustomEvent).detail));
    tile.renderRoot.querySelector<HTMLElement>('[aria-label="Actions for Anna"]')!.click();
    expect(tile.getAttribute('aria-label')).toContain('hand raised');
    expect(asked).toEqual([{ participant: 'anna' }]);
  });

  it('plays the sound of a shared screen', async () => {
    const sound = new MediaStream();
    tile.tile = { ...tile.tile, kind: 'screen', audio: sound };
    await tile.updateComplete;
    expect(tile.renderRoot.querySelector('audio')!.srcObject).toBe(sound);
  });

  it('tells of sound that the browser refuses before a gesture', async () => {
    await canPlay(Promise.reject(new DOMException('no gesture', 'NotAllowedError')));
    expect(blocked).toBe(1);
  });

  it('tells nothing when the sound is gone before it plays', async () => {
    await canPlay(Promise.reject(new DOMException('another source', 'AbortError')));
    expect(blocked).toBe(0);
  });

  it('tells nothing when sound plays', async () => {
    await canPlay(Promise.resolve());
    expect(blocked).toBe(0);
  });
});
