import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import './portrait';
import type { Portrait } from './portrait.component';

describe('Portrait', () => {
  let portrait: Portrait;
  const image = () => portrait.renderRoot.querySelector('img');
  const showing = async (src: string | null) => {
    portrait.src = src;
    await portrait.updateComplete;
  };

  beforeEach(async () => {
    portrait = document.createElement('parvis-portrait');
    portrait.name = 'Anna Berg';
    document.body.append(portrait);
    await portrait.updateComplete;
  });
  afterEach(() => portrait.remove());

  it('shows initials without a picture, and is left out by who listens to the page', () => {
    expect(portrait.renderRoot.textContent).toBe('AB');
    expect(image()).toBeNull();
    expect(portrait.getAttribute('aria-hidden')).toBe('true');
  });

  it('shows a picture over them, which has no name of its own', async () => {
    await showing('/anna.jpg?v=1');
    expect(image()?.getAttribute('src')).toBe('/anna.jpg?v=1');
    expect(image()?.alt).toBe('');
  });

  it('goes back to initials if it cannot be loaded, until there is another', async () => {
    await showing('/anna.jpg?v=1');
    image()!.dispatchEvent(new Event('error'));
    await portrait.updateComplete;
    expect(image()).toBeNull();
    expect(portrait.renderRoot.textContent).toBe('AB');
    await showing('/anna.jpg?v=2');
    expect(image()?.getAttribute('src')).toBe('/anna.jpg?v=2');
    await showing(null);
    expect(image()).toBeNull();
  });
});
