import { afterEach, describe, expect, it } from 'vitest';
import { initialLocale, plural, setLocale, t } from './i18n';
import en from './i18n/en.json' with { type: 'json' };
import fr from './i18n/fr.json' with { type: 'json' };

describe('messages', () => {
  afterEach(() => setLocale('en'));

  it('exist in both languages, with the same placeholders and no empty text', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) {
      const french = fr[key as keyof typeof fr];
      expect(french.trim(), key).not.toBe('');
      expect(placeholders(french), key).toEqual(placeholders(text));
    }
  });

  it('name a button with what stands on it, for whoever speaks to the browser (WCAG 2.5.3)', () => {
    for (const texts of [en, fr] as Record<string, string>[]) {
      for (const [key, short] of Object.entries(texts).filter(([name]) => name.endsWith('.short'))) {
        expect(texts[key.replace('.short', '')], key).toContain(short);
      }
    }
  });

  it('follow the rules of number of each language', () => {
    expect(plural('people.count', 0)).toBe('0 people in the call');
    expect(plural('people.count', 1)).toBe('1 person in the call');
    setLocale('fr');
    expect(plural('people.count', 0)).toBe('0 personne dans l’appel');
    expect(plural('people.count', 2)).toBe('2 personnes dans l’appel');
  });

  it('set the language of the document', () => {
    setLocale('fr');
    expect(document.documentElement.lang).toBe('fr');
    expect(t('control.leave')).toBe('Quitter');
  });
});

describe('initialLocale', () => {
  it.each([
    [null, ['fr-CA', 'en'], 'fr'],
    [null, ['de-DE', 'en-US'], 'en'],
    [null, ['de-DE'], 'en'],
    ['en', ['fr'], 'en'],
    ['xx', ['fr'], 'fr'],
  ])('of stored %s and wanted %j is %s', (stored, wanted, expected) => {
    expect(initialLocale(stored, wanted)).toBe(expected);
  });
});
