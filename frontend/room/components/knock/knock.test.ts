import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Waiter } from '../../contract';
import { type Knock, SETTLES } from './knock';

const waiter = (id: string, account: string | null = null): Waiter => ({
  id,
  name: id,
  account,
  verified: account === id ? 'name' : 'nothing',
  picture: null,
  since: '2026-11-26T10:00:00Z',
});

describe('Knock', () => {
  let knock: Knock;
  const text = () => knock.shadowRoot!.textContent!;
  const names = () =>
    [...knock.renderRoot.querySelectorAll('button')].map((it) => it.getAttribute('aria-label') ?? it.textContent!.trim());
  const show = async (...waiting: Waiter[]) => {
    knock.waiting = waiting;
    knock.count = waiting.length;
    await knock.updateComplete;
  };

  beforeEach(async () => {
    knock = document.createElement('parvis-knock');
    document.body.append(knock);
    await knock.updateComplete;
  });
  afterEach(() => knock.remove());

  it('is not there while nobody waits', () => {
    expect(text().trim()).toBe('');
  });

  it('names the one who waits, says what is known of them, and lets them in or not', async () => {
    const decided: unknown[] = [];
    knock.addEventListener('order', (event) => decided.push((event as CustomEvent).detail));
    knock.until = 7;
    await show(waiter('Anna'));
    expect(text()).toContain('Anna is waiting to be let in');
    expect(text()).toContain('name not verified');
    expect(names()).toEqual(['Close this message', 'Admit Anna', 'Deny entry to Anna']);
    knock.renderRoot.querySelectorAll<HTMLElement>('.actions button').forEach((button) => button.click());
    expect(decided).toEqual([{ do: 'lobby/Anna/admit', until: 7 }, { do: 'lobby/Anna/refuse' }]);
  });

  it('lets several in together', async () => {
    await show(waiter('Anna'), waiter('Ben'));
    expect(text()).toContain('2 people are waiting to be let in');
    expect(names()).toEqual(['Close this message', 'Admit all', 'See who is waiting']);
  });

  it('does not let all in by the press that was meant for one, nor one by that for another', async () => {
    vi.useFakeTimers();
    const given: unknown[] = [];
    knock.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    const press = () => knock.renderRoot.querySelector<HTMLElement>('.primary')!.click();
    knock.until = 7;
    await show(waiter('Anna'));
    await show(waiter('Anna'), waiter('Ben'));
    press();
    vi.advanceTimersByTime(SETTLES - 1);
    press();
    expect(given).toEqual([]);
    vi.advanceTimersByTime(1);
    press();
    expect(given).toEqual([{ do: 'lobby/admit-all', until: 7 }]);
    await show(waiter('Ben'));
    press();
    knock.renderRoot.querySelectorAll<HTMLElement>('.actions button')[1]!.click();
    vi.advanceTimersByTime(SETTLES);
    press();
    expect(given.slice(1)).toEqual([{ do: 'lobby/Ben/admit', until: 7 }]);
    await show({ ...waiter('Ben'), name: 'The minister' });
    press();
    expect(given.length).toBe(2);
    vi.useRealTimers();
  });

  it('stays closed until somebody else waits', async () => {
    await show(waiter('Anna'));
    knock.renderRoot.querySelector<HTMLElement>('.close')!.click();
    await show(waiter('Anna'));
    expect(text().trim()).toBe('');
    await show(waiter('Anna'), waiter('Ben'));
    expect(text()).toContain('2 people');
  });

  it('tells when it goes with the focus in it, however it goes', async () => {
    let lost = 0;
    knock.addEventListener('lost', () => lost++);
    await show(waiter('Anna'));
    await show();
    expect(lost).toBe(0);
    await show(waiter('Anna'));
    knock.renderRoot.querySelector<HTMLElement>('.primary')!.focus();
    await show();
    expect(lost).toBe(1);
    await show(waiter('Ben'));
    const close = knock.renderRoot.querySelector<HTMLElement>('.close')!;
    close.focus();
    close.click();
    await knock.updateComplete;
    expect(lost).toBe(2);
  });
});
