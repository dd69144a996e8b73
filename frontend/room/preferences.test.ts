import { afterEach, describe, expect, it, vi } from 'vitest';
import { recall, remember } from './preferences';

describe('preferences', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it('are there for the next meeting', () => {
    expect(recall('name')).toBeNull();
    remember('name', 'Anna Berg');
    remember('camera', 'c1');
    expect(recall('name')).toBe('Anna Berg');
    expect(recall('camera')).toBe('c1');
  });

  it('are done without where the browser keeps nothing', () => {
    const refused = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refused, setItem: refused });
    remember('name', 'Anna Berg');
    expect(recall('name')).toBeNull();
  });
});
