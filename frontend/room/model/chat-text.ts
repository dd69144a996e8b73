export interface TextPart {
  readonly text: string;
  /** Where the part leads, or null for plain text. */
  readonly href: string | null;
}

/** The server refuses longer messages. */
export const LONGEST = 2_000;

const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?)\]}»”’]+$/u;

/** Splits a message so that its http and https addresses can be shown as links; nothing else ever becomes one. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    const href = safe(address);
    if (!href) {
      continue;
    }
    if (match.index > from) {
      parts.push({ text: text.slice(from, match.index), href: null });
    }
    parts.push({ text: address, href });
    from = match.index + address.length;
  }
  return from < text.length ? [...parts, { text: text.slice(from), href: null }] : parts;
}

function safe(address: string): string | null {
  if (!URL.canParse(address)) {
    return null;
  }
  const url = new URL(address);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' ? url.href : null;
}
