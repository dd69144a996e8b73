import { region, t } from '../../shared/i18n';
import type { LogEntry } from './call-log';
import type { LinkFigures } from './link-figures';
import type { Judgement } from './quality';

/** The figures of a link in words, each with its name. */
export function figureLines(figures: LinkFigures | null): readonly (readonly [string, string])[] {
  if (!figures) {
    return [[t('connection.now'), t('connection.unknown')]];
  }
  const { up, down, roundTripMs, path } = figures;
  return [
    [t('connection.up'), `${rate(up.bps)}, ${lost(up.lossPercent)}`],
    [t('connection.down'), `${rate(down.bps)}, ${lost(down.lossPercent)}`],
    [t('connection.delay'), roundTripMs === null ? '–' : t('connection.ms', { count: whole(roundTripMs) })],
    [t('connection.path'), path ? t(`connection.path.${path}`) : '–'],
  ];
}

/** What can be done about a link; not what is done already. */
export function tipText({ limit }: Judgement, audioOnly: boolean): string {
  return limit === 'download' && audioOnly ? t('quality.tip.download.sound') : t(`quality.tip.${limit ?? 'none'}`);
}

/** From when to when something was, in the person's own time. */
export function logTime({ from, until }: LogEntry): string {
  return until === null ? t('connection.since', { time: clock(from) }) : `${clock(from)} – ${clock(until)}`;
}

export function logText({ what, limit }: LogEntry): string {
  return limit === null ? t(`connection.log.${what}`) : `${t(`connection.log.${what}`)} (${t(`quality.limit.${limit}`)})`;
}

/** All of it as a text to paste, for example into a message to who runs the server. Names nobody. */
export function connectionText({ quality, limit }: Judgement, figures: LinkFigures | null, log: readonly LogEntry[]): string {
  const happened = log.length === 0 ? [t('connection.log.empty')] : log.map((entry) => `${logTime(entry)}  ${logText(entry)}`);
  const day = new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeStyle: 'long' }).format(new Date());
  return [
    `${t('connection.title')}, ${day}`,
    limit === null ? t(`quality.own.${quality}`) : `${t(`quality.own.${quality}`)} (${t(`quality.limit.${limit}`)})`,
    ...figureLines(figures).map(([name, value]) => `${name}: ${value}`),
    '',
    t('connection.log'),
    ...happened,
  ].join('\n');
}

function rate(bps: number): string {
  return bps >= 1_000_000
    ? t('connection.mbit', { count: decimal(bps / 1_000_000) })
    : t('connection.kbit', { count: whole(bps / 1_000) });
}

function lost(percent: number): string {
  return t('connection.lost', { count: decimal(percent) });
}

function clock(at: number): string {
  return new Intl.DateTimeFormat(region(), { timeStyle: 'medium' }).format(at);
}

function whole(value: number): string {
  return new Intl.NumberFormat(region(), { maximumFractionDigits: 0 }).format(value);
}

function decimal(value: number): string {
  return new Intl.NumberFormat(region(), { maximumFractionDigits: 1 }).format(value);
}
