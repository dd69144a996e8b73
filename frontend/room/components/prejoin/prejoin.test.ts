import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_SOURCE } from '../../model/devices';
import { openRoom } from '../../testing/open-room';
import './prejoin';
import type { Prejoin } from './prejoin';

describe('Prejoin', () => {
  let prejoin: Prejoin;
  let joined: string[];
  const find = <T extends HTMLElement>(selector: string) => prejoin.renderRoot.querySelector<T>(selector)!;
  const submit = async (name: string) => {
    find<HTMLInputElement>('#name').value = name;
    find('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await prejoin.updateComplete;
  };

  beforeEach(async () => {
    prejoin = document.createElement('parvis-prejoin');
    prejoin.room = openRoom;
    joined = [];
    prejoin.addEventListener('join', (event) => joined.push((event as CustomEvent<{ name: string }>).detail.name));
    document.body.append(prejoin);
    await prejoin.updateComplete;
  });
  afterEach(() => prejoin.remove());

  it('joins under the name as it was cleaned', async () => {
    await submit('  Anna  Berg ');
    expect(joined).toEqual(['Anna Berg']);
  });

  it('says what is wrong with a name, marks the field and goes there', async () => {
    await submit('   ');
    expect(joined).toEqual([]);
    expect(find('#problem').textContent).toBe('Enter your name to join.');
    expect(find('#name').getAttribute('aria-invalid')).toBe('true');
    expect(prejoin.shadowRoot!.activeElement).toBe(find('#name'));
  });

  it('offers a code to who was invited where one has to wait, and takes it under a name only', async () => {
    expect(find('parvis-proof')).toBeNull();
    prejoin.room = { ...openRoom, door: 'ask', proof: true };
    await prejoin.updateComplete;
    const given: unknown[] = [];
    prejoin.addEventListener('check-code', (event) => given.push((event as CustomEvent<unknown>).detail));
    const give = () =>
      find('parvis-proof').dispatchEvent(new CustomEvent('check-code', { detail: { code: '123456' } }));

    give();
    expect(given).toEqual([]);
    expect(prejoin.shadowRoot!.activeElement).toBe(find('#name'));
    find<HTMLInputElement>('#name').value = ' Anna ';
    give();
    expect(given).toEqual([{ code: '123456', name: 'Anna' }]);
  });

  it('leads whoever is not signed in to the login and back, and nobody else', async () => {
    history.replaceState(null, '', '/abc-defg-hij');
    prejoin.room = { ...openRoom };
    await prejoin.updateComplete;
    expect(find('.sign-in').getAttribute('href')).toBe('/login?next=%2Fabc-defg-hij');
    prejoin.room = { ...openRoom, me: { name: 'Anna', signedIn: true, nameFixed: false, role: 'guest' } };
    await prejoin.updateComplete;
    expect(find('.sign-in')).toBeNull();
  });

  it('proposes a name that comes late', async () => {
    prejoin.name = 'Anna';
    await prejoin.updateComplete;
    expect(find<HTMLInputElement>('#name').value).toBe('Anna');
  });

  it('leaves what is being typed alone when it is told the name that was admitted', async () => {
    const field = find<HTMLInputElement>('#name');
    field.value = 'Anna Berg';
    field.dispatchEvent(new Event('input'));
    await prejoin.updateComplete;
    prejoin.name = 'Anna';
    await prejoin.updateComplete;
    expect(field.value).toBe('Anna Berg');
  });

  it('joins once, however often it is pressed', async () => {
    prejoin.joining = true;
    await prejoin.updateComplete;
    await submit('Anna');
    expect(joined).toEqual([]);
  });

  it('helps when devices are refused, and says that listening is possible', async () => {
    prejoin.sources = { audio: { ...NO_SOURCE, problem: 'denied' }, video: { ...NO_SOURCE, problem: 'missing' } };
    await prejoin.updateComplete;
    const text = prejoin.shadowRoot!.textContent!;
    expect(text).toContain('The browser may not use your microphone.');
    expect(text).toContain('No camera was found.');
    expect(text).toContain('You will join without camera and microphone');
  });

  it('says that too many people join from the same network', async () => {
    prejoin.problem = 'busy';
    await prejoin.updateComplete;
    expect(find('#problem').textContent).toContain('Try again in a few minutes');
  });

  it('says that the room is full before anything is tried', async () => {
    prejoin.room = { ...openRoom, full: true };
    await prejoin.updateComplete;
    expect(find('#problem').textContent).toContain('The meeting is full');
  });
});
