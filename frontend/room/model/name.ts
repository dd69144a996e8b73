export type NameProblem = 'missing' | 'invalid';

export interface CheckedName {
  readonly name: string;
  readonly problem: NameProblem | null;
}

const LONGEST = 60;
/** Control characters, and those that turn the direction of the text around. The server refuses them as well. */
const FORBIDDEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A name as it is sent: trimmed, with single spaces. */
export function checkName(typed: string): CheckedName {
  const name = typed.trim().replace(/ +/g, ' ');
  if (name === '') {
    return { name, problem: 'missing' };
  }
  return { name, problem: [...name].length > LONGEST || FORBIDDEN.test(name) ? 'invalid' : null };
}
