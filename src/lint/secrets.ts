/** A secret in a text. */
export interface Secret {
  /** What it looks like, for messages; the secret itself is never repeated. */
  what: string;
  from: number;
  to: number;
}

/**
 * Forms that are secrets wherever they stand, each with a text that must be there to look for it: one
 * that begins with a rare character is found, or found missing, the fastest.
 */
const tokens: readonly { what: string; marks: readonly string[]; form: RegExp }[] = [
  { what: 'AWS access key', marks: ['AKIA', 'ASIA'], form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  {
    what: 'GitHub token',
    marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', '_pat_'],
    form: /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{22,}/g,
  },
  { what: 'GitLab token', marks: ['glpat-'], form: /\bglpat-[\w-]{20,}/g },
  { what: 'Slack token', marks: ['xox'], form: /\bxox[abeoprs]-[\w-]{10,}/g },
  {
    what: 'Stripe key',
    marks: ['_live_', '_test_'],
    form: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  },
  { what: 'Google API key', marks: ['AIza'], form: /\bAIza[\w-]{35}/g },
  { what: 'npm token', marks: ['npm_'], form: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: 'SendGrid key', marks: ['SG.'], form: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: 'Vault token', marks: ['hvs.', 'hvb.'], form: /\bhv[sb]\.[\w-]{20,}/g },
  { what: 'API key', marks: ['sk-'], form: /\bsk-[\w-]{20,}/g },
  { what: 'JSON Web Token', marks: ['yJ'], form: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/g },
  { what: 'private key', marks: ['PRIVATE KEY'], form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    what: 'password in an address',
    marks: ['://'],
    form: /:\/\/[^\s/:@"'$]*:[^\s/@"'$<*]+@/g,
  },
];

/** Secrets that their form gives away: keys and tokens of known services, credentials in an address. */
export function tokensIn(text: string): Secret[] {
  return tokens
    .filter(({ marks }) => marks.some((mark) => text.includes(mark)))
    .flatMap(({ what, form }) =>
      [...text.matchAll(form)].map(({ 0: match, index }) => ({
        what,
        from: index,
        to: index + match.length,
      })),
    )
    .sort((one, other) => one.from - other.from);
}

/** What stands for a value that is given later. */
const standIn =
  /^(?:[$`<({@/*.[]|\\?["']?\$|%|-|(?:true|false|null|none|yes|no|on|off|env|stdin|prompt|file)\b|x+$)/i;
const password =
  /(?<![\w])([\w.-]*(?:password|passwd|passphrase)|pass|[\w-]*_(?:pass|pwd))(?:["']?\s*[=:]\s*|\s+(?<=-[\w-]*\s+))(["']?)([^\s"'&;|]+)/gi;
const named =
  /(?<![\w])([\w.-]*(?:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|credentials?))(?:["']?\s*[=:]\s*|\s+(?<=-[\w-]*\s+))(["']?)([\w+/=.~-]{8,})/gi;
const authorization = /(?:authorization:\s*(?:bearer|basic|token)|\bbearer)\s+([\w.~+/=-]{8,})/gi;

/** A word without which none of the expressions above need be tried. */
const mayHold = /pass|pwd|secret|token|key|credential|authorization|bearer/i;

/** Secrets that their name or place gives away: `password=…`, `--token …`, `Authorization: Bearer …`. */
export function namedSecretsIn(code: string): Secret[] {
  if (!mayHold.test(code)) return [];
  const found: Secret[] = [];
  for (const match of code.matchAll(password)) {
    const value = match[3] ?? '';
    if (!standIn.test(value)) found.push(secretAt('password', match, value));
  }
  for (const match of code.matchAll(named)) {
    const value = match[3] ?? '';
    if (!standIn.test(value) && isRandom(value)) found.push(secretAt('secret', match, value));
  }
  for (const match of code.matchAll(authorization)) {
    const value = match[1] ?? '';
    if (/\d/.test(value) || match[0].toLowerCase().startsWith('authorization'))
      found.push(secretAt('authorization', match, value));
  }
  return found;
}

/** Letters and digits mixed, and no words joined by hyphens or dots: the name of a secret is none. */
function isRandom(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value) && !/^[a-z]+(?:[-._/][a-z0-9]+)+$/.test(value);
}

function secretAt(what: string, match: RegExpExecArray, value: string): Secret {
  const from = match.index + match[0].lastIndexOf(value);
  return { what, from, to: from + value.length };
}
