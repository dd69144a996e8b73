import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../model/call-state';
import './people';
import type { People } from './people.component';

function person(participant: string, role: Person['role']): Person {
  const still = { audioMuted: false, videoMuted: false, interrupted: false, sharing: false, quality: 'good' } as const;
  return { participant, endpoint: participant, name: participant, role, me: participant === 'mia', ...still };
}

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

  it('say who owns the room and who moderates', () => {
    expect(people.renderRoot.textContent).toContain('Organiser');
    expect(people.renderRoot.textContent).toContain('Moderator');
  });

  it('offer to whoever moderates everything but to remove the owner', async () => {
    expect(names()).toEqual([]);
    people.owner = true;
    await people.updateComplete;
    expect(names().filter((name) => name!.startsWith('Remove'))).toEqual(['Remove gus']);
    expect(names()).toHaveLength(5);
  });
});
