import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { start } from '../../model/call-state';
import './call';
import type { Call } from './call';

describe('Call where the browser holds sound back', () => {
  let call: Call;
  let told = 0;
  const stage = () => call.renderRoot.querySelector('parvis-stage')!;
  const button = () => call.renderRoot.querySelector<HTMLButtonElement>('.blocked button');
  const blocked = async () => {
    stage().dispatchEvent(new CustomEvent('sound-blocked'));
    await call.updateComplete;
  };
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await call.updateComplete;
  };

  beforeEach(async () => {
    told = 0;
    call = document.createElement('parvis-call');
    call.call = start({ participant: 'me', name: 'Me', role: 'guest' });
    call.addEventListener('sound-blocked', () => told++);
    document.body.append(call);
    await call.updateComplete;
  });
  afterEach(() => call.remove());

  it('asks for a press, and tells so once', async () => {
    expect(button()).toBeNull();
    await blocked();
    await blocked();
    expect(button()!.textContent).toContain('Turn sound on');
    expect(told).toBe(1);
  });

  it('plays with the press and gives the focus a place', async () => {
    await blocked();
    const play = vi.spyOn(stage(), 'play').mockResolvedValue(true);
    button()!.focus();
    button()!.click();
    await settled();
    expect(play).toHaveBeenCalledTimes(1);
    expect(button()).toBeNull();
    expect(call.shadowRoot!.activeElement?.localName).toBe('h1');
  });

  it('plays with any other press too', async () => {
    await blocked();
    vi.spyOn(stage(), 'play').mockResolvedValue(true);
    window.dispatchEvent(new Event('click'));
    await settled();
    expect(button()).toBeNull();
  });

  it('goes on asking while the browser refuses', async () => {
    await blocked();
    vi.spyOn(stage(), 'play').mockResolvedValue(false);
    button()!.click();
    await settled();
    expect(button()).not.toBeNull();
  });
});
