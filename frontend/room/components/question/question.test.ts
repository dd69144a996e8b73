import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Question } from '../../model/person-actions';
import './question';
import type { QuestionDialog } from './question';

describe('QuestionDialog', () => {
  let dialog: QuestionDialog;
  let given: unknown[];
  const input = () => dialog.renderRoot.querySelector('input')!;
  const confirm = async () => {
    const inner = dialog.renderRoot.querySelector('parvis-dialog')!;
    inner.renderRoot.querySelectorAll<HTMLElement>('.actions button')[1]!.click();
    await dialog.updateComplete;
    return inner.renderRoot.querySelector('dialog')!.open;
  };
  const ask = async (question: Question) => {
    dialog.question = question;
    document.body.append(dialog);
    await dialog.updateComplete;
    await dialog.renderRoot.querySelector('parvis-dialog')!.updateComplete;
  };

  beforeEach(() => {
    dialog = document.createElement('parvis-question');
    given = [];
    dialog.addEventListener('order', (event) => given.push((event as CustomEvent).detail));
  });
  afterEach(() => dialog.remove());

  it('asks whether somebody who is removed may come back', async () => {
    await ask({ order: { do: 'remove', participant: 'gus', ban: true }, name: 'Gus' });
    expect(input().checked).toBe(true);
    input().checked = false;
    await confirm();
    expect(given).toEqual([{ do: 'remove', participant: 'gus', ban: false }]);
  });

  it('says how many are refused, and refuses those whom it was asked about', async () => {
    await ask({ order: { do: 'lobby/refuse-all', until: 7 }, name: '', count: 3 });
    expect(dialog.renderRoot.querySelector('parvis-dialog')!.heading).toBe('Deny entry to the 3 people who are waiting?');
    await confirm();
    expect(given).toEqual([{ do: 'lobby/refuse-all', until: 7 }]);
  });

  it('keeps what was typed and stays open when a name is none', async () => {
    await ask({ order: { do: 'name', participant: 'gus', name: 'Gus' }, name: 'Gus' });
    input().value = '  ';
    expect(await confirm()).toBe(true);
    expect(given).toEqual([]);
    expect(dialog.renderRoot.querySelector('.error')!.textContent).not.toBe('');
    input().value = ' Guy ';
    expect(await confirm()).toBe(false);
    expect(given).toEqual([{ do: 'name', participant: 'gus', name: 'Guy' }]);
  });
});
