import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../shared/i18n';
import { textParts } from './chat-text';
import { pickDevice, problemOf, sortDevices } from './devices';
import { checkName } from './name';
import { shortcutOf } from './shortcuts';
import { HOLD, Speakers } from './speakers';
import { whenText } from './when';

describe('textParts', () => {
  it('makes links of http and https addresses only', () => {
    const text = 'See https://a.example/x?y=1. Not javascript:alert(1) nor ftp://b.example, but (http://c.example/)!';
    expect(
      textParts(text)
        .filter((part) => part.href)
        .map((part) => part.href),
    ).toEqual(['https://a.example/x?y=1', 'http://c.example/']);
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('makes no link of an address that pretends to be another by a user name', () => {
    expect(textParts('https://bank.example@evil.example/')).toEqual([
      { text: 'https://bank.example@evil.example/', href: null },
    ]);
  });
});

describe('checkName', () => {
  it('trims and joins spaces', () => {
    expect(checkName('  Anna   Berg ')).toEqual({ name: 'Anna Berg', problem: null });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['x'.repeat(61), 'invalid'],
    ['Anna\u202Egreb', 'invalid'],
    ['An\u0007na', 'invalid'],
    ['An\u200Bna', 'invalid'],
    ['Anna\u3164', 'invalid'],
    ['👩\u200D👧', null],
    ['😀'.repeat(60), null],
  ])('finds in %j: %s', (typed, problem) => {
    expect(checkName(typed).problem).toBe(problem);
  });
});

describe('devices', () => {
  const list = [
    { deviceId: 'c1', kind: 'videoinput', label: 'Front' },
    { deviceId: '', kind: 'audioinput', label: '' },
    { deviceId: 's1', kind: 'audiooutput', label: 'Speaker' },
  ] as const;

  it('leave out what has no id before the permission', () => {
    expect(sortDevices(list)).toEqual({
      cameras: [{ id: 'c1', label: 'Front' }],
      microphones: [],
      speakers: [{ id: 's1', label: 'Speaker' }],
    });
  });

  it('fall back from the chosen to the one in use to the first', () => {
    const cameras = [
      { id: 'a', label: '' },
      { id: 'b', label: '' },
    ];
    expect(pickDevice(cameras, 'b', 'a')).toBe('b');
    expect(pickDevice(cameras, 'gone', 'b')).toBe('b');
    expect(pickDevice(cameras, 'gone', null)).toBe('a');
    expect(pickDevice([], 'gone', null)).toBeNull();
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['gum.permission_denied', 'denied'],
    ['NotFoundError', 'missing'],
    ['gum.not_found', 'missing'],
    ['NotReadableError', 'busy'],
    ['gum.general', 'failed'],
  ])('read %s as %s', (name, problem) => {
    expect(problemOf({ name })).toBe(problem);
  });
});

describe('Speakers', () => {
  it('hold somebody over the pauses between words and no longer', () => {
    const speakers = new Speakers();
    speakers.heard('a', 0.2, 1_000);
    speakers.heard('a', 0.001, 1_200);
    expect(speakers.speaking(1_000 + HOLD - 1).has('a')).toBe(true);
    expect(speakers.speaking(1_000 + HOLD).has('a')).toBe(false);
  });

  it('do not take breathing for speech', () => {
    const speakers = new Speakers();
    speakers.heard('a', 0.01, 0);
    expect(speakers.speaking(1).size).toBe(0);
  });
});

describe('shortcutOf', () => {
  const none = { code: '', key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('fires for no letter without a modifier', () => {
    for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789 ') {
      expect(shortcutOf({ ...none, key, code: `Key${key.toUpperCase()}` })).toBeNull();
    }
  });

  it('knows microphone, camera and panels', () => {
    expect(shortcutOf({ ...none, key: 'd', ctrlKey: true })).toBe('microphone');
    expect(shortcutOf({ ...none, key: 'e', metaKey: true })).toBe('camera');
    expect(shortcutOf({ ...none, key: 'Ç', code: 'KeyC', altKey: true, shiftKey: true })).toBe('chat');
    expect(shortcutOf({ ...none, key: 'd', ctrlKey: true, shiftKey: true })).toBeNull();
  });
});

describe('whenText', () => {
  afterEach(() => setLocale('en'));
  const meeting = { start: '2026-11-23T13:30:00Z', end: '2026-11-23T14:30:00Z', zone: 'Europe/Paris' };

  it('tells the time of the reader and names the meeting’s zone when it differs', () => {
    expect(whenText(meeting, 'en', 'UTC')).toMatch(
      /Monday, November 23, 2026, 1:30.PM to 2:30.PM \(2:30.PM Europe\/Paris\)/u,
    );
    expect(whenText(meeting, 'en', 'Europe/Berlin')).not.toContain('Europe');
  });

  it('speaks French', () => {
    setLocale('fr');
    expect(whenText(meeting, 'fr', 'Europe/Paris')).toBe('lundi 23 novembre 2026, de 14:30 à 15:30');
    const first = { start: '2027-04-01T08:00:00Z', zone: null };
    expect(whenText(first, 'fr', 'Europe/Paris')).toContain('jeudi 1er avril 2027');
    const eleventh = { start: '2027-04-11T08:00:00Z', zone: null };
    expect(whenText(eleventh, 'fr', 'Europe/Paris')).toContain('dimanche 11 avril 2027');
  });

  it('names the day elsewhere when it is another one, also where clocks show the same', () => {
    const late = { start: '2026-11-23T10:30:00Z', zone: 'Pacific/Kiritimati' };
    expect(whenText(late, 'en', 'Pacific/Honolulu')).toMatch(
      /^Monday, November 23, 2026, 12:30.AM \(Tuesday 12:30.AM Pacific\/Kiritimati\)$/u,
    );
  });

  it.each([[null], ['No/Where']])('shows the meeting’s zone where the visitor’s is %s', (own) => {
    expect(whenText(meeting, 'en', own)).toMatch(
      /^Monday, November 23, 2026, 2:30.PM to 3:30.PM \(Europe\/Paris\)$/u,
    );
  });

  it('shows the visitor’s time where the browser does not know the meeting’s zone', () => {
    expect(whenText({ ...meeting, zone: 'No/Where' }, 'en', 'UTC')).toMatch(/1:30.PM to 2:30.PM$/u);
  });

  it('keeps to the clock on both sides of its change', () => {
    const before = { start: '2026-10-24T08:00:00Z', zone: 'Europe/Paris' };
    const after = { start: '2026-10-25T09:00:00Z', zone: 'Europe/Paris' };
    expect([before, after].map((each) => whenText(each, 'fr', 'Europe/Paris').slice(-5))).toEqual(['10:00', '10:00']);
  });

  it('is empty for a meeting without a time', () => {
    expect(whenText({ start: null, zone: null }, 'en')).toBe('');
  });
});
