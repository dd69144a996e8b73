import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Waiter } from '../../contract';
import './waiting';
import type { Waiting, WaitingEvents } from './waiting';

const guest = { account: null, verified: 'nothing', picture: null } as const;
const waiter = (id: string): Waiter => ({ id, name: id, ...guest, since: '2026-11-27T10:00:00Z' });

describe('Waiting', () => {
  let waiting: Waiting;
  const show = async (...who: Waiter[]) => {
    waiting.waiting = who;
    waiting.count = who.length;
    await waiting.updateComplete;
  };

  beforeEach(async () => {
    waiting = document.createElement('parvis-waiting');
    document.body.append(waiting);
    await show(waiter('Anna'), waiter('Ben'));
  });
  afterEach(() => waiting.remove());

  it('keeps the focus when another moderator decides about the one whose button had it', async () => {
    waiting.renderRoot.querySelector<HTMLElement>('button[aria-label="Admit Anna"]')!.focus();
    await show(waiter('Ben'));
    expect(waiting.shadowRoot!.activeElement?.localName).toBe('h3');
  });

  it('lets one in by the name that it shows, or refuses them', async () => {
    const given: unknown[] = [];
    waiting.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
    waiting.until = 7;
    await waiting.updateComplete;
    for (const what of ['Admit', 'Deny entry to']) {
      waiting.renderRoot.querySelector<HTMLElement>(`button[aria-label="${what} Anna"]`)!.click();
    }
    expect(given).toEqual([{ do: 'lobby/Anna/admit', until: 7 }, { do: 'lobby/Anna/refuse' }]);
  });

  it('decides of all whom it shows, and asks before all are refused', async () => {
    const given: unknown[] = [];
    for (const name of ['order', 'ask']) {
      waiting.addEventListener(name, (event) => given.push((event as CustomEvent).detail));
    }
    waiting.until = 7;
    await waiting.updateComplete;
    const [admit, refuse] = waiting.renderRoot.querySelectorAll<HTMLElement>('.head button');
    expect([admit, refuse].map((button) => button!.textContent!.trim())).toEqual(['Admit all', 'Deny entry to all']);
    admit!.click();
    refuse!.click();
    expect(given).toEqual([
      { do: 'lobby/admit-all', until: 7 },
      { order: { do: 'lobby/refuse-all', until: 7 }, name: '', count: 2 },
    ]);
  });

  it('keeps what is written to those who wait until the server has taken it', async () => {
    const sent: WaitingEvents['tell-waiting'][] = [];
    waiting.addEventListener('tell-waiting', (event) => sent.push((event as CustomEvent<WaitingEvents['tell-waiting']>).detail));
    const field = waiting.renderRoot.querySelector('textarea')!;
    const status = () => waiting.renderRoot.querySelector('[role=status]')!.textContent!.trim();
    const send = () => waiting.renderRoot.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    const answers = async (taken: boolean) => {
      sent.at(-1)!.answered(taken);
      await waiting.updateComplete;
      return [field.value, status()];
    };
    field.value = 'In 5 minutes';
    send();
    send();
    expect(sent.map(({ text }) => text)).toEqual(['In 5 minutes']);
    await waiting.updateComplete;
    expect([field.value, status()]).toEqual(['In 5 minutes', '']);
    expect(await answers(false)).toEqual(['In 5 minutes', '']);
    send();
    expect(await answers(true)).toEqual(['', 'The message is shown to everybody who is waiting.']);
  });
});
