import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Waiter } from '../../contract';
import './waiting';
import type { Waiting } from './waiting';

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
});
