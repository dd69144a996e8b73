import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CancelledRoom, OverRoom } from '../../contract';
import './notice';
import type { Notice } from './notice';

const over: OverRoom = {
  state: 'over',
  now: '2026-11-26T12:00:00Z',
  title: 'Budget',
  organizer: 'Claire',
  start: '2026-11-26T09:00:00Z',
  end: '2026-11-26T10:00:00Z',
  zone: 'UTC',
  next: null,
  mayReopen: false,
  signedIn: false,
};

const cancelled: CancelledRoom = {
  state: 'cancelled',
  now: over.now,
  title: over.title,
  organizer: over.organizer,
  start: over.start,
  zone: over.zone,
};

describe('Notice', () => {
  let notice: Notice;
  const text = () => notice.renderRoot.textContent!.replaceAll(/\s+/gu, ' ');
  const button = () => notice.renderRoot.querySelector('button');
  const show = async (closed: OverRoom | CancelledRoom) => {
    notice.reason = closed.state;
    notice.closed = closed;
    document.body.append(notice);
    await notice.updateComplete;
  };

  beforeEach(() => {
    notice = document.createElement('parvis-notice');
  });
  afterEach(() => notice.remove());

  it('says that a meeting is over, when it was, and who invited', async () => {
    await show(over);
    expect(text()).toContain('This meeting is over');
    expect(text()).toContain('November 26, 2026');
    expect(text()).toContain('Organised by Claire');
    expect(text()).toContain('No other date is planned at this link.');
    expect(button()).toBeNull();
    expect(notice.shadowRoot!.activeElement?.localName).toBe('h1');
  });

  it('says when what follows begins', async () => {
    await show({ ...over, next: '2026-12-03T09:00:00Z' });
    expect(text()).toContain('Next meeting: Thursday, December 3, 2026');
  });

  it('offers what follows to the visitor’s calendar, and nothing where nothing does', async () => {
    notice.calendar = '/api/rooms/abc-defg-hij/calendar.ics';
    await show(over);
    expect(notice.renderRoot.querySelector('a[download]')).toBeNull();
    await show({ ...over, next: '2026-12-03T09:00:00Z' });
    expect(notice.renderRoot.querySelector('a[download]')!.getAttribute('href')).toBe(notice.calendar);
  });

  it('lets whoever may reopen it with one click', async () => {
    let reopened = 0;
    notice.addEventListener('reopen', () => reopened++);
    await show({ ...over, mayReopen: true });
    expect(button()!.textContent!.trim()).toBe('Reopen the meeting');
    button()!.click();
    expect(reopened).toBe(1);
  });

  it('leads whoever is not signed in to the login, since they may be who can reopen it', async () => {
    await show(over);
    expect(notice.renderRoot.querySelector('.sign-in')).not.toBeNull();
    await show({ ...over, signedIn: true });
    expect(notice.renderRoot.querySelector('.sign-in')).toBeNull();
  });

  it('says which meeting was cancelled', async () => {
    await show(cancelled);
    expect(text()).toContain('This meeting was cancelled');
    expect(text()).toContain('Thursday, November 26, 2026');
    expect(text()).toContain('Ask the organiser for a new date.');
  });

  it('says that a page without HTTPS has no camera, and what helps', async () => {
    notice.reason = 'insecure';
    document.body.append(notice);
    await notice.updateComplete;
    expect(text()).toContain('This page is not secure');
    expect(text()).toContain('open the meeting by its https address');
    expect(button()).toBeNull();
  });
});
