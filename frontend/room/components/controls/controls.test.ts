import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_SOURCE } from '../../model/devices';
import './controls';
import type { Controls } from './controls';

describe('Controls', () => {
  let controls: Controls;
  const button = (name: string) =>
    [...controls.renderRoot.querySelectorAll('button')].find(
      (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent!.trim()) === name,
    );

  beforeEach(async () => {
    controls = document.createElement('parvis-controls');
    document.body.append(controls);
    await controls.updateComplete;
  });
  afterEach(() => controls.remove());

  it('keep the name of a toggle and say its state', async () => {
    expect(button('Microphone')!.getAttribute('aria-pressed')).toBe('false');
    controls.sources = { audio: { ...NO_SOURCE, wanted: true, on: true }, video: NO_SOURCE };
    await controls.updateComplete;
    expect(button('Microphone')!.getAttribute('aria-pressed')).toBe('true');
    expect(button('Camera')!.getAttribute('aria-pressed')).toBe('false');
  });

  it('ask for the opposite of what is wanted, not of what is reached', async () => {
    controls.sources = { audio: { ...NO_SOURCE, wanted: true, on: false }, video: NO_SOURCE };
    await controls.updateComplete;
    const asked: unknown[] = [];
    controls.addEventListener('turn', (event) => asked.push((event as CustomEvent).detail));
    button('Microphone')!.click();
    expect(asked).toEqual([{ kind: 'audio', on: false }]);
  });

  it('offer to end the meeting to its owner only', async () => {
    expect(button('End for all')).toBeUndefined();
    controls.owner = true;
    await controls.updateComplete;
    expect(button('End for all')).toBeDefined();
  });

  it('count unread messages in the name of the button', async () => {
    controls.unread = 2;
    await controls.updateComplete;
    expect(button('Chat, 2 unread messages')).toBeDefined();
  });

  it('keep the focus when the menu closes over what was pressed in it', async () => {
    const more = button('More')!;
    more.click();
    await controls.updateComplete;
    const menu = controls.renderRoot.querySelector<HTMLElement>('.menu')!;
    const copy = [...menu.querySelectorAll('button')].find((item) => item.textContent!.trim() === 'Copy link')!;
    copy.focus();
    copy.click();
    await controls.updateComplete;
    expect(menu.hidden).toBe(true);
    expect(controls.shadowRoot!.activeElement).toBe(more);
  });

  it('leave the focus to what opens from the menu', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    controls.addEventListener('panel', () => field.focus());
    button('More')!.click();
    await controls.updateComplete;
    controls.renderRoot.querySelector<HTMLElement>('.menu [data-panel=chat]')!.click();
    await controls.updateComplete;
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('close the menu on Escape and give focus back', async () => {
    const more = button('More')!;
    more.click();
    await controls.updateComplete;
    const menu = controls.renderRoot.querySelector<HTMLElement>('.menu')!;
    expect(menu.hidden).toBe(false);
    menu.querySelector('button')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await controls.updateComplete;
    expect(menu.hidden).toBe(true);
    expect(controls.shadowRoot!.activeElement).toBe(more);
  });

  it('offer to share a screen only where the browser can', async () => {
    expect(button('Share screen')).toBeUndefined();
    controls.canShare = true;
    await controls.updateComplete;
    expect(button('Share screen')).toBeDefined();
  });
});
