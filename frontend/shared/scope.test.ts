import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scope } from './scope';

describe('Scope', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('ends timers and listeners together', () => {
    const scope = new Scope();
    const target = new EventTarget();
    let calls = 0;
    scope.every(10, () => calls++);
    scope.after(10, () => calls++);
    scope.listen(target, 'ping', () => calls++);
    scope.close();
    vi.advanceTimersByTime(100);
    target.dispatchEvent(new Event('ping'));
    expect(calls).toBe(0);
  });

  it('starts nothing once closed, and undoes at once what it is given', () => {
    const scope = new Scope();
    scope.close();
    let undone = 0;
    let calls = 0;
    scope.add(() => undone++);
    scope.after(0, () => calls++);
    vi.advanceTimersByTime(10);
    expect([undone, calls]).toEqual([1, 0]);
  });

  it('undoes each thing once', () => {
    const scope = new Scope();
    let undone = 0;
    const undo = scope.add(() => undone++);
    undo();
    undo();
    scope.close();
    expect(undone).toBe(1);
  });
});
