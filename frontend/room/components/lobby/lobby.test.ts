import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenRoom } from '../../contract';
import { openRoom, waiting } from '../../testing/open-room';
import './lobby';
import type { Lobby } from './lobby';

const room: OpenRoom = { ...openRoom, door: 'waiting' };

describe('Lobby', () => {
  let lobby: Lobby;
  let asked: number;
  const text = () => lobby.shadowRoot!.textContent!;
  const button = (words: string) =>
    [...lobby.renderRoot.querySelectorAll('button')].find((it) => it.textContent!.includes(words));

  beforeEach(async () => {
    vi.useFakeTimers();
    lobby = document.createElement('parvis-lobby');
    lobby.room = room;
    lobby.state = waiting;
    lobby.name = 'Anna';
    lobby.heard = true;
    asked = 0;
    lobby.addEventListener('ask', () => asked++);
    document.body.append(lobby);
    await lobby.updateComplete;
  });
  afterEach(() => {
    lobby.remove();
    vi.useRealTimers();
  });

  it('says how things stand, under which name, and begins at its heading', () => {
    expect(text()).toContain('The moderators see that you are here');
    expect(text()).toContain('You are waiting as Anna.');
    expect(lobby.shadowRoot!.activeElement?.textContent).toBe('Budget');
    expect(button('Ask again')).toBeUndefined();
    expect(button('Stop waiting')).toBeDefined();
  });

  it('shows what the moderators say as text', async () => {
    lobby.state = { ...waiting, message: { text: '<b>5 minutes</b>', at: '2026-11-26T10:00:00Z' } };
    await lobby.updateComplete;
    expect(lobby.renderRoot.querySelector('.message .text')!.textContent).toBe('<b>5 minutes</b>');
    expect(lobby.renderRoot.querySelector('b')).toBeNull();
  });

  it('says that the server is away, and that the request is kept', async () => {
    lobby.heard = false;
    await lobby.updateComplete;
    expect(text()).toContain('Your place is kept');
  });

  it('offers a code to who was invited, as long as they wait', async () => {
    expect(lobby.renderRoot.querySelector('parvis-proof')).toBeNull();
    lobby.room = { ...room, proof: true };
    await lobby.updateComplete;
    expect(lobby.renderRoot.querySelector('parvis-proof')).not.toBeNull();
    lobby.state = { ...waiting, state: 'admitted' };
    await lobby.updateComplete;
    expect(lobby.renderRoot.querySelector('parvis-proof')).toBeNull();
  });

  it('says that the meeting has ended, and offers to ask again', async () => {
    lobby.state = { ...waiting, state: 'ended' };
    await lobby.updateComplete;
    expect(text()).toContain('A moderator ended the meeting for everyone');
    expect(button('Stop waiting')).toBeUndefined();
    button('Ask again')!.click();
    expect(asked).toBe(1);
  });

  it('offers to ask again once that is worth it', async () => {
    lobby.again = Date.now() + 60_000;
    lobby.state = { ...waiting, state: 'refused', again: 60 };
    await lobby.updateComplete;
    expect(button('Stop waiting')).toBeUndefined();
    button('Ask again')!.click();
    expect(asked).toBe(0);
    expect(text()).toContain('You can ask again from');

    await vi.advanceTimersByTimeAsync(60_000);
    await lobby.updateComplete;
    expect(text()).not.toContain('You can ask again from');
    button('Ask again')!.click();
    expect(asked).toBe(1);
  });
});
