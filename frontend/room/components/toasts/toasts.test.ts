import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './toasts';
import type { Toasts } from './toasts';

describe('Toasts', () => {
  let toasts: Toasts;
  let page: HTMLElement;
  const buttons = () => [...toasts.renderRoot.querySelectorAll<HTMLElement>('button')];

  beforeEach(async () => {
    page = document.createElement('button');
    toasts = document.createElement('parvis-toasts');
    document.body.append(page, toasts);
    toasts.show('One');
    toasts.show('Two');
    await toasts.updateComplete;
  });
  afterEach(() => {
    page.remove();
    toasts.remove();
  });

  it('show the last word about one thing', async () => {
    toasts.show('You are a moderator', 'role');
    toasts.show('You are none', 'role');
    await toasts.updateComplete;
    expect(buttons()).toHaveLength(3);
    expect(toasts.renderRoot.textContent).toContain('You are none');
    expect(toasts.renderRoot.textContent).not.toContain('You are a moderator');
  });

  it('tell how high they are, for what stands below', async () => {
    vi.spyOn(toasts, 'offsetHeight', 'get').mockReturnValue(80);
    toasts.show('Three');
    await toasts.updateComplete;
    expect(document.documentElement.style.getPropertyValue('--parvis-toasts')).toBe('80px');
  });

  it('give the focus to the next of them, and after the last one back to where it came from', async () => {
    const [one, two] = buttons();
    one!.focus();
    one!.dispatchEvent(new FocusEvent('focusin', { relatedTarget: page, bubbles: true, composed: true }));
    one!.click();
    await toasts.updateComplete;
    expect(toasts.shadowRoot!.activeElement).toBe(two);
    two!.dispatchEvent(new FocusEvent('focusin', { relatedTarget: null, bubbles: true, composed: true }));
    two!.click();
    await toasts.updateComplete;
    expect(document.activeElement).toBe(page);
  });
});
