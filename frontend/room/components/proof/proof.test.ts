import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_PROOF, type ProofState } from '../../proof-controller';
import { setLocale } from '../../../shared/i18n';
import './proof';
import type { Proof } from './proof';

describe('Proof', () => {
  let proof: Proof;
  let told: [string, unknown][];
  const find = <T extends HTMLElement>(selector: string) => proof.renderRoot.querySelector<T>(selector)!;
  const show = async (change: Partial<ProofState>) => {
    proof.proof = { ...proof.proof, ...change };
    await proof.updateComplete;
  };
  const submit = (value: string) => {
    find<HTMLInputElement>('input').value = value;
    find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  };

  beforeEach(async () => {
    proof = document.createElement('parvis-proof');
    proof.proof = NO_PROOF;
    told = [];
    for (const name of ['send-code', 'check-code', 'other-address']) {
      proof.addEventListener(name, (event) => told.push([name, (event as CustomEvent<unknown>).detail]));
    }
    document.body.append(proof);
    await proof.updateComplete;
  });
  afterEach(() => {
    proof.remove();
    setLocale('en');
  });

  it('is folded until somebody wants it, and asks for the address first', () => {
    expect(find<HTMLDetailsElement>('details').open).toBe(false);
    expect(find('summary').textContent).toBe('I was invited by mail');
    submit(' anna@example.org ');
    expect(told).toEqual([['send-code', { address: 'anna@example.org' }]]);
  });

  it('goes on at the code, which may be copied with spaces', async () => {
    await show({ step: 'code', address: 'anna@example.org' });
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
    expect(proof.shadowRoot!.activeElement).toBe(find('#code'));
    expect(find('#code').getAttribute('autocomplete')).toBe('one-time-code');
    expect(find('.sent').textContent).toContain('If anna@example.org is invited');
    submit(' 012 345 ');
    expect(told).toEqual([['check-code', { code: '012345' }]]);
  });

  it('says how many tries are left and goes to the field', async () => {
    await show({ step: 'code' });
    find<HTMLButtonElement>('button').focus();
    await show({ problem: 'wrong', left: 1 });
    expect(find('#problem').textContent).toBe('This code is wrong. You have 1 try left.');
    expect(find('#code').getAttribute('aria-invalid')).toBe('true');
    expect(proof.shadowRoot!.activeElement).toBe(find('#code'));
    await show({ left: 4 });
    expect(find('#problem').textContent).toBe('This code is wrong. You have 4 tries left.');
  });

  it('names what is wrong with an address at its field', async () => {
    await show({ problem: 'address' });
    expect(find('#problem').textContent).toBe('Enter an address such as name@example.org.');
    expect(find('#address').getAttribute('aria-invalid')).toBe('true');
  });

  it('stays open for another address and shows no address as markup', async () => {
    await show({ step: 'code', address: '<b>x</b>' });
    expect(find('b')).toBeNull();
    find<HTMLButtonElement>('button[type=button]').click();
    expect(told).toEqual([['other-address', null]]);
    await show({ step: 'address' });
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
    expect(proof.shadowRoot!.activeElement).toBe(find('#address'));
  });

  it('speaks French', async () => {
    setLocale('fr');
    await proof.updateComplete;
    expect(find('summary').textContent).toBe('J’ai été invité par e-mail');
  });
});
