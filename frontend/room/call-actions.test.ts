import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallActions } from './call-actions';
import type { Rest } from './rest';

describe('CallActions', () => {
  const told: string[] = [];
  const actions = new CallActions({ link: 'abc-defg-hij' } as Rest, (text) => told.push(text));
  const clipboard = (written: Promise<void>) => vi.spyOn(navigator.clipboard, 'writeText').mockReturnValue(written);

  beforeEach(() => void (told.length = 0));

  it('copies the link of the room and says so', async () => {
    const write = clipboard(Promise.resolve());
    actions.copyLink();
    await vi.waitFor(() => expect(told).toEqual(['Link copied']));
    expect(write).toHaveBeenCalledWith(`${location.origin}/abc-defg-hij`);
  });

  it('says whether the server took what is written to those who wait', async () => {
    const answers: boolean[] = [];
    const says = (tellWaiting: Rest['tellWaiting']) =>
      new CallActions({ tellWaiting } as Rest, (text) => told.push(text)).order(
        new CustomEvent('tell-waiting', {
          detail: { text: 'Soon', answered: (taken: boolean) => answers.push(taken) },
        }) as CustomEvent<never>,
      );
    says(() => Promise.resolve());
    await vi.waitFor(() => expect(answers).toEqual([true]));
    expect(told).toEqual([]);
    says(() => Promise.reject(new Error('refused')));
    await vi.waitFor(() => expect(told).toEqual(['That did not work. Try again.']));
    expect(answers).toEqual([true, false]);
  });

  it('tells the link where the browser copies nothing', async () => {
    clipboard(Promise.reject(new DOMException('refused', 'NotAllowedError')));
    actions.copyLink();
    await vi.waitFor(() => expect(told).toEqual([`The link could not be copied. It is: ${location.origin}/abc-defg-hij`]));
  });
});
