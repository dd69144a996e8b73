import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../model/call-state';
import './people';
import type { People } from './people.component';

function person(participant: string, role: Person['role']): Person {
  const sent = { audioMuted: false, videoMuted: false, sharing: false, denied: '', hand: 0 };
  const still = { ...sent, interrupted: false, quality: 'good', account: true, verified: 'name', picture: null } as const;
  return { participant, endpoint: participant, name: participant, role, me: participant === 'mia', ...still };
}

const EVERYBODY = { speak: 'guest', show: 'guest', share: 'guest', chat: 'guest', react: 'guest', rename: 'guest' } as const;
const OPEN = { ...EVERYBODY, startMuted: false };

describe('People', () => {
  let people: People;
  const names = () => [...people.renderRoot.querySelectorAll('.actions button')].map((b) => b.getAttribute('aria-label'));

  beforeEach(async () => {
    people = document.createElement('parvis-people') as People;
    people.people = [person('mia', 'moderator'), person('olga', 'owner'), person('gus', 'guest')];
    document.body.append(people);
    await people.updateComplete;
  });
  afterEach(() => people.remove());

  it('show the picture of whoever has one, and no name of it', async () => {
    people.people = [person('mia', 'moderator'), { ...person('gus', 'guest'), picture: '/gus.jpg?v=1' }];
    await people.updateComplete;
    const shown = [...people.renderRoot.querySelectorAll('parvis-portrait')].map(({ src }) => src);
    expect(shown).toEqual([null, '/gus.jpg?v=1']);
  });

  it('say who owns the room and who moderates', () => {
    expect(people.renderRoot.textContent).toContain('Organiser');
    expect(people.renderRoot.textContent).toContain('Moderator');
  });

  it('fold out what can be done to somebody, which is all but to remove the owner', async () => {
    expect(people.renderRoot.querySelectorAll('.manage')).toHaveLength(0);
    people.may = () => true;
    await people.updateComplete;
    expect(names()).toEqual([]);
    await unfold('Actions for gus');
    expect(names()).toContain('Remove gus');
    expect(names()).toContain('Disable microphone of gus');
    await unfold('Actions for olga');
    expect(names()).toEqual(['Mute olga', 'Turn off camera of olga']);
  });

  it('offer to allow again what is forbidden', async () => {
    people.people = [{ ...person('gus', 'guest'), denied: 'speak share' }];
    people.may = () => true;
    await unfold('Actions for gus');
    expect(names()).toContain('Allow microphone of gus');
    expect(names()).toContain('Allow screen sharing by gus');
    expect(names()).toContain('Disable camera of gus');
  });

  it('give an order at once, and ask before somebody is removed', async () => {
    people.may = () => true;
    await unfold('Actions for gus');
    const given: unknown[] = [];
    const asked: unknown[] = [];
    people.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    people.addEventListener('ask', (event) => asked.push((event as CustomEvent).detail));
    press('Mute gus');
    press('Remove gus');
    expect(given).toEqual([{ do: 'mute', participant: 'gus', kind: 'audio' }]);
    expect(asked).toEqual([{ order: { do: 'remove', participant: 'gus', ban: true }, name: 'gus' }]);
  });

  it('send back to the lobby at once, as somebody there can let in again, and never the owner', async () => {
    people.may = (action) => action === 'mute' || action === 'send-to-lobby';
    await unfold('Actions for gus');
    const given: unknown[] = [];
    people.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    press('Move to the lobby: gus');
    expect(given).toEqual([{ do: 'to-lobby', participant: 'gus' }]);
    await unfold('Actions for olga');
    expect(names()).not.toContain('Move to the lobby: olga');
  });

  it('pass the room on to nobody without an account, whatever else is known of them', async () => {
    people.people = [person('olga', 'guest'), { ...person('gus', 'member'), account: false }];
    people.may = () => true;
    await unfold('Actions for olga');
    expect(names()).toContain('Make owner: olga');
    await unfold('Actions for gus');
    expect(names()).not.toContain('Make owner: gus');
  });

  it('unblock somebody, and keep the focus', async () => {
    const bans = [{ participant: 'eve', name: 'Eve' }];
    people.permissions = {
      name: 'mia',
      role: 'moderator',
      verified: 'name',
      picture: null,
      may: new Set(),
      policies: OPEN,
      locked: false,
      bans,
    };
    await people.updateComplete;
    expect(people.renderRoot.textContent).not.toContain('Blocked people');
    people.may = (action) => action === 'lift-ban';
    await people.updateComplete;
    const given: unknown[] = [];
    people.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    const button = people.renderRoot.querySelector<HTMLElement>('button[aria-label="Unblock Eve"]')!;
    button.focus();
    button.click();
    expect(given).toEqual([{ do: 'lift-ban', participant: 'eve' }]);
    people.permissions = { ...people.permissions, bans: [] };
    await people.updateComplete;
    expect(people.renderRoot.textContent).not.toContain('Blocked people');
    expect(people.shadowRoot!.activeElement?.localName).toBe('h2');
  });

  it('keep the focus when the row that had it goes, and when it moves', async () => {
    people.may = () => true;
    await people.updateComplete;
    const manage = () => people.renderRoot.querySelector<HTMLElement>('button[aria-label="Actions for gus"]')!;
    manage().focus();
    people.people = [person('mia', 'moderator'), person('gus', 'guest'), person('olga', 'owner')];
    await people.updateComplete;
    expect(people.shadowRoot!.activeElement).toBe(manage());
    people.people = [person('mia', 'moderator'), person('olga', 'owner')];
    await people.updateComplete;
    expect(people.shadowRoot!.activeElement?.localName).toBe('h2');
  });

  it('keep the focus of whoever moderates no more', async () => {
    people.may = () => true;
    await people.updateComplete;
    const everyone = people.renderRoot.querySelector('parvis-everyone')!;
    await everyone.updateComplete;
    everyone.renderRoot.querySelector('button')!.focus();
    people.may = () => false;
    await people.updateComplete;
    expect(people.shadowRoot!.activeElement?.localName).toBe('h2');
  });

  it('leave the focus where a role is given and taken', async () => {
    people.may = () => true;
    await unfold('Actions for gus');
    people.renderRoot.querySelector<HTMLElement>('button[aria-label="Make moderator: gus"]')!.focus();
    people.people = [person('mia', 'moderator'), person('gus', 'moderator')];
    await people.updateComplete;
    expect(people.shadowRoot!.activeElement?.getAttribute('aria-label')).toBe('Remove as moderator: gus');
  });

  it('mark the name of whom nobody vouches for', async () => {
    people.people = [{ ...person('gus', 'guest'), account: false }];
    await people.updateComplete;
    expect(people.renderRoot.textContent).not.toContain('name not verified');
    people.people = [{ ...person('gus', 'guest'), account: false, verified: 'nothing' }];
    await people.updateComplete;
    expect(people.renderRoot.textContent).toContain('name not verified');
    people.people = [{ ...person('gus', 'member'), account: false, verified: 'address' }];
    await people.updateComplete;
    expect(people.renderRoot.textContent).toContain('address verified');
  });

  async function unfold(name: string): Promise<void> {
    await people.updateComplete;
    press(name);
    await people.updateComplete;
  }

  function press(name: string): void {
    people.renderRoot.querySelector<HTMLElement>(`button[aria-label="${name}"]`)!.click();
  }
});
