export type NameProblem = 'missing' | 'invalid';

export interface CheckedName {
  readonly name: string;
  readonly problem: NameProblem | null;
}

const LONGEST = 60;
/** Control characters, and those that nobody sees, but for joiners in words and emoji. The server refuses them as well. */
const FORBIDDEN = /[\p{Cc}\p{Co}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]|(?![\u200C\u200D])\p{Cf}/u;

/** A name as it is sent: trimmed, with single spaces. */
export function checkName(typed: string): CheckedName {
  const name = typed.trim().replace(/ +/g, ' ');
  if (name === '') {
    return { name, problem: 'missing' };
  }
  return { name, problem: [...name].length > LONGEST || FORBIDDEN.test(name) ? 'invalid' : null };
}
