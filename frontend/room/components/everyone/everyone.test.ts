import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Permissions } from '../../contract';
import './everyone';
import type { Everyone } from './everyone';

const policies = { speak: 'guest', show: 'moderator', share: 'guest', chat: 'guest', react: 'guest', rename: 'guest' } as const;
const permissions: Permissions = {
  name: 'Olga',
  role: 'owner',
  verified: 'name',
  picture: null,
  may: new Set(),
  policies: { ...policies, startMuted: false },
  locked: true,
  bans: [],
};

describe('Everyone', () => {
  let everyone: Everyone;
  let given: unknown[];
  const named = (name: string) =>
    [...everyone.renderRoot.querySelectorAll('button')].find((button) => button.textContent!.trim() === name);

  beforeEach(async () => {
    everyone = document.createElement('parvis-everyone');
    everyone.may = () => true;
    everyone.permissions = permissions;
    given = [];
    everyone.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    document.body.append(everyone);
    await everyone.updateComplete;
  });
  afterEach(() => everyone.remove());

  it('is folded away, and says that the meeting is locked all the same', () => {
    const fold = everyone.renderRoot.querySelector('.fold')!;
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(fold.textContent).toContain('Locked');
    expect(everyone.renderRoot.querySelector<HTMLElement>('#all')!.hidden).toBe(true);
  });

  it('shows what holds as switches, and asks for the opposite', () => {
    expect(named('Everyone can use the microphone')!.getAttribute('aria-checked')).toBe('true');
    expect(named('Everyone can use the camera')!.getAttribute('aria-checked')).toBe('false');
    named('Everyone can use the microphone')!.click();
    named('Everyone can use the camera')!.click();
    named('Lock the meeting')!.click();
    expect(given).toEqual([
      { do: 'policies', speak: 'moderator' },
      { do: 'policies', show: 'guest' },
      { do: 'lock', locked: false },
    ]);
  });

  it('mutes everybody, and lowers hands if there are any', async () => {
    expect(named('Lower all hands')).toBeUndefined();
    everyone.hands = 2;
    await everyone.updateComplete;
    named('Mute everyone')!.click();
    named('Lower all hands')!.click();
    expect(given).toEqual([{ do: 'mute-all', kind: 'audio' }, { do: 'lower-hands' }]);
  });

  it('keeps the focus when there is no hand to lower any more', async () => {
    everyone.hands = 1;
    await everyone.updateComplete;
    named('Lower all hands')!.focus();
    everyone.hands = 0;
    await everyone.updateComplete;
    expect(everyone.shadowRoot!.activeElement?.className).toContain('fold');
  });
});
