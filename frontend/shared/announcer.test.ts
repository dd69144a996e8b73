import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Announcer, MOST_WAITING, POLITE_GAP } from './announcer';
import './announcer';

describe('Announcer', () => {
  let announcer: Announcer;
  const polite = () => announcer.shadowRoot!.querySelector('[role=status]')!.textContent;
  const assertive = () => announcer.shadowRoot!.querySelector('[role=alert]')!.textContent;

  beforeEach(() => {
    vi.useFakeTimers();
    announcer = document.createElement('parvis-announcer');
    document.body.append(announcer);
  });
  afterEach(() => {
    announcer.remove();
    vi.useRealTimers();
  });

  it('speaks one message at a time, each long enough to be heard', () => {
    announcer.say('Anna joined');
    announcer.say('Ben joined');
    expect(polite()).toBe('Anna joined');
    vi.advanceTimersByTime(POLITE_GAP - 1);
    expect(polite()).toBe('Anna joined');
    vi.advanceTimersByTime(1);
    expect(polite()).toBe('Ben joined');
  });

  it('forgets the oldest of too many that wait', () => {
    announcer.say('first');
    for (let i = 0; i < 100; i++) {
      announcer.say(`message ${i}`);
    }
    const heard: (string | null)[] = [];
    for (let i = 0; i < MOST_WAITING + 1; i++) {
      vi.advanceTimersByTime(POLITE_GAP);
      heard.push(polite());
    }
    expect(heard.slice(0, 2)).toEqual([`message ${100 - MOST_WAITING}`, `message ${101 - MOST_WAITING}`]);
    expect(heard.slice(-2)).toEqual(['message 99', 'message 99']);
  });

  it('replaces what waits by the newest of its topic', () => {
    announcer.say('first');
    announcer.say('Microphone off', 'microphone');
    announcer.say('Camera off', 'camera');
    announcer.say('Microphone on', 'microphone');
    const heard = [polite()];
    for (let i = 0; i < 4; i++) {
      vi.advanceTimersByTime(POLITE_GAP);
      heard.push(polite());
    }
    expect(heard).toEqual(['first', 'Camera off', 'Microphone on', 'Microphone on', 'Microphone on']);
  });

  it('interrupts without disturbing the queue', () => {
    announcer.say('Anna joined');
    announcer.interrupt('Claire turned off your microphone');
    expect(assertive()).toBe('Claire turned off your microphone');
    expect(polite()).toBe('Anna joined');
  });

  it('says the same words a second time in a way that is heard', () => {
    announcer.interrupt('muted');
    announcer.interrupt('muted');
    expect(assertive()).toBe('muted\u00a0');
  });
});
