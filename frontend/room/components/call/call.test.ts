import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { start } from '../../model/call-state';
import './call';
import type { Call } from './call';

describe('Call', () => {
  let call: Call;
  const chat = () => call.renderRoot.querySelector('parvis-chat');
  const draft = () => chat()!.renderRoot.querySelector('textarea')!;
  const toggleChat = async () => {
    call.renderRoot
      .querySelector('parvis-controls')!
      .dispatchEvent(new CustomEvent('panel', { detail: { panel: 'chat' } }));
    await call.updateComplete;
    await chat()?.updateComplete;
  };

  beforeEach(async () => {
    call = document.createElement('parvis-call');
    call.call = start({ participant: 'me', name: 'Anna', role: 'guest' });
    document.body.append(call);
    await call.updateComplete;
    await toggleChat();
  });
  afterEach(() => call.remove());

  const write = async (text: string) => {
    draft().value = text;
    draft().dispatchEvent(new Event('input'));
    await chat()!.updateComplete;
  };

  it('keeps what is written and not sent yet while the chat is closed', async () => {
    await write('Good mor');
    await toggleChat();
    expect(chat()).toBeNull();
    await toggleChat();
    expect(draft().value).toBe('Good mor');
  });

  it('keeps the focus when somebody comes to who was alone', async () => {
    call.call = { ...call.call, connection: 'connected' };
    await call.updateComplete;
    call.renderRoot.querySelector<HTMLElement>('.alone button')!.focus();
    call.call = { ...call.call, waitingCount: 1 };
    await call.updateComplete;
    expect(call.shadowRoot!.activeElement?.localName).toBe('h1');
  });

  it('gives the focus to the button of the list when the notice of who waits goes with it', async () => {
    const focused = vi.spyOn(call.renderRoot.querySelector('parvis-controls')!, 'focusPanelButton');
    call.renderRoot.querySelector('parvis-knock')!.dispatchEvent(new CustomEvent('lost'));
    expect(focused).toHaveBeenCalledWith('people');
  });

  it('keeps nothing of what was sent', async () => {
    const said: unknown[] = [];
    call.addEventListener('say', (event) => said.push((event as CustomEvent).detail));
    await write('Good morning');
    chat()!.renderRoot.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await chat()!.updateComplete;
    expect(said).toEqual([{ text: 'Good morning' }]);
    expect(draft().value).toBe('');
    await toggleChat();
    await toggleChat();
    expect(draft().value).toBe('');
  });
});
