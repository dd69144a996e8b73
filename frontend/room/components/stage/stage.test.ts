import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tile } from '../../model/tiles';
import './stage';
import type { Stage } from './stage';

function tile(key: string, more: Partial<Tile> = {}): Tile {
  return {
    key,
    kind: 'camera',
    participant: key,
    endpoint: key,
    name: key,
    me: false,
    picture: null,
    video: null,
    audio: null,
    audioMuted: false,
    hand: false,
    interrupted: false,
    quality: 'good',
    picturesOff: false,
    unsent: false,
    ...more,
  };
}

describe('Stage', () => {
  let stage: Stage;
  const elements = () => [...stage.renderRoot.querySelectorAll('parvis-tile')];
  const show = async (...tiles: Tile[]) => {
    stage.tiles = tiles;
    await stage.updateComplete;
  };

  beforeEach(() => {
    stage = document.createElement('parvis-stage');
    document.body.append(stage);
  });
  afterEach(() => stage.remove());

  it('never moves an element in the document, since that would stop its picture', async () => {
    await show(tile('anna'), tile('me', { me: true }));
    const before = elements();
    await show(tile('screen', { kind: 'screen' }), tile('anna'), tile('ben'), tile('me', { me: true }));
    expect(elements().slice(0, 2)).toEqual(before);
    expect(elements().map((element) => element.tile.key)).toEqual(['anna', 'me', 'screen', 'ben']);
    await show(tile('ben'), tile('me', { me: true }));
    expect(elements().map((element) => element.tile.key)).toEqual(['me', 'ben']);
  });

  it('does not give an element its stream a second time', async () => {
    const stream = new MediaStream();
    await show(tile('anna', { video: stream }));
    const video = elements()[0]!.renderRoot.querySelector('video')!;
    let given = 0;
    Object.defineProperty(video, 'srcObject', { get: () => stream, set: () => given++ });
    await show(tile('anna', { video: stream, audioMuted: true }));
    await elements()[0]!.updateComplete;
    expect(given).toBe(0);
  });

  it('gives one’s own screen no more room than a camera', async () => {
    Object.defineProperties(stage, { clientWidth: { value: 900 }, clientHeight: { value: 600 } });
    await show(tile('anna'), tile('screen', { kind: 'screen', me: true }), tile('me', { me: true }));
    const sizes = elements().map((element) => element.style.inlineSize);
    expect(new Set(sizes).size).toBe(1);
  });

  it('asks for no picture that is scrolled out of sight, until it is nearly there', async () => {
    vi.useFakeTimers();
    const asked: Record<string, number>[] = [];
    stage.addEventListener('heights', (event) => asked.push((event as CustomEvent<Record<string, number>>).detail));
    Object.defineProperties(stage, { clientWidth: { value: 272 }, clientHeight: { value: 200 } });
    await show(...Array.from({ length: 20 }, (_, index) => tile(`${index}`)));
    const settled = () => {
      vi.advanceTimersByTime(1_000);
      return Object.keys(asked.at(-1)!).filter((endpoint) => asked.at(-1)![endpoint]! > 0);
    };
    expect(settled()).toEqual(['0', '1', '2', '3', '4', '5']);
    stage.scrollTop = 850;
    stage.dispatchEvent(new Event('scroll'));
    expect(settled()).toEqual(['14', '15', '16', '17', '18', '19']);
    vi.useRealTimers();
  });

  it('says in words what the ring and the icons say', async () => {
    await show(tile('Anna', { audioMuted: true, interrupted: true }), tile('Ben', { kind: 'screen' }), tile('Cem', { unsent: true }));
    stage.speaking = new Set(['Anna']);
    await stage.updateComplete;
    await Promise.all(elements().map((element) => element.updateComplete));
    expect(elements().map((element) => element.getAttribute('aria-label'))).toEqual([
      'Anna, microphone off, camera off, speaking, Reconnecting…',
      'Screen of Ben',
      'Cem, picture not shown',
    ]);
    expect(elements()[0]!.dataset).toMatchObject({ participant: 'Anna', kind: 'camera' });
  });
});
