import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LobbyController } from './lobby-controller';
import type { Rest } from './rest';
import { waiting } from './testing/open-room';

describe('LobbyController', () => {
  const admit = vi.fn<Rest['admit']>();
  const enter = vi.fn();
  const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };
  const sources: Pick<EventSource, 'onmessage' | 'close'>[] = [];
  let said: string[];
  let lobby: LobbyController;
  const told = (state: Partial<typeof waiting>) =>
    sources.at(-1)!.onmessage!.call(null as never, new MessageEvent('message', { data: JSON.stringify({ ...waiting, ...state }) }));

  beforeEach(() => {
    admit.mockReset().mockResolvedValue({ participant: '1', name: 'Anna', role: 'guest' });
    enter.mockReset();
    sources.length = 0;
    vi.stubGlobal(
      'EventSource',
      class {
        onmessage = null;
        close = vi.fn();
        constructor() {
          sources.push(this);
        }
      },
    );
    said = [];
    lobby = new LobbyController(host, { admit, waiting: '/waiting' } as unknown as Rest, {
      enter,
      look: () => {},
      called: () => {},
      announcer: () => ({ say: (text: string) => said.push(text) }) as never,
    });
    lobby.begin('Anna', waiting);
  });

  it('asks for nothing by itself once the meeting has ended, and by the wish of the person', async () => {
    told({ state: 'ended' });

    expect(lobby.state!.state).toBe('ended');
    expect(said.at(-1)).toContain('A moderator ended the meeting for everyone');
    expect(sources.at(-1)!.close).toHaveBeenCalled();
    expect(admit).not.toHaveBeenCalled();
    expect(enter).not.toHaveBeenCalled();

    await lobby.ask();
    expect(admit).toHaveBeenCalledWith('Anna', 'ask');
    expect(enter).toHaveBeenCalledWith('Anna', 'take');
  });

  it('asks by itself when the request is gone, which nobody decided', () => {
    told({ state: 'gone' });

    expect(admit).toHaveBeenCalledWith('Anna', 'ask');
  });
});
