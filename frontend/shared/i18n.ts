import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { Emitter } from './events';
import en from './i18n/en.json' with { type: 'json' };
import fr from './i18n/fr.json' with { type: 'json' };

export type Locale = 'en' | 'fr';
export type MessageKey = keyof typeof en;
type PluralStem = MessageKey extends infer Key ? (Key extends `${infer Stem}.other` ? Stem : never) : never;

/** What a placeholder `{name}` of a message is replaced with. */
export type Values = Readonly<Record<string, string | number>>;

const STORED = 'parvis.language';
const messages: Record<Locale, Record<MessageKey, string>> = { en, fr };
const changed = new Emitter<Locale>();
let current: Locale = 'en';

export function locale(): Locale {
  return current;
}

/** The current language as the browser's own settings spell it, for example en-GB: dates and times follow the region. */
export function region(): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(current)) ?? current;
}

/** Chooses a language, remembers it in this browser and tells every localized element. */
export function setLocale(next: Locale): void {
  remember(next);
  apply(next);
}

/** Takes the remembered language, or else the first of the browser's languages that exists here, or else English. */
export function initialLocale(stored: string | null, wanted: readonly string[]): Locale {
  const candidates = [stored ?? '', ...wanted].map((tag) => tag.toLowerCase().split('-')[0]);
  return (candidates.find((tag) => tag === 'en' || tag === 'fr') as Locale | undefined) ?? 'en';
}

export function startLocale(): void {
  apply(initialLocale(recall(), navigator.languages));
}

/** The message of a key in the current language; placeholders that have no value stay visible. */
export function t(key: MessageKey, values: Values = {}): string {
  return messages[current][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The message for a count: `<stem>.one` or `<stem>.other` by the language's rule, with `{count}` filled in. */
export function plural(stem: PluralStem, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(current).select(count) === 'one' ? 'one' : 'other';
  return t(`${stem}.${form}` as MessageKey, { count, ...values });
}

/** Re-renders its host when the language changes. */
export class LocaleController implements ReactiveController {
  #stop: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = changed.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}

function apply(next: Locale): void {
  current = next;
  document.documentElement.lang = next;
  changed.emit(next);
}

function recall(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember(next: Locale): void {
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // Storage can be refused by the browser's settings; the choice then lasts as long as the page.
  }
}
