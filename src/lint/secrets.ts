/** A secret in a text. */
export interface Secret {
  /** What it looks like, for messages; the secret itself is never repeated. */
  what: string;
  from: number;
  to: number;
}

/** Forms that are secrets wherever they stand. */
const tokens: readonly (readonly [what: string, form: string])[] = [
  ['AWS access key', String.raw`\b(?:AKIA|ASIA)[0-9A-Z]{16}\b`],
  ['GitHub token', String.raw`\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{22,}`],
  ['GitLab token', String.raw`\bglpat-[\w-]{20,}`],
  ['Slack token', String.raw`\bxox[abeoprs]-[\w-]{10,}`],
  ['Stripe key', String.raw`\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}`],
  ['Google API key', String.raw`\bAIza[\w-]{35}`],
  ['npm token', String.raw`\bnpm_[A-Za-z0-9]{36}`],
  ['SendGrid key', String.raw`\bSG\.[\w-]{16,}\.[\w-]{16,}`],
  ['Vault token', String.raw`\bhv[sb]\.[\w-]{20,}`],
  ['API key', String.raw`\bsk-[\w-]{20,}`],
  ['JSON Web Token', String.raw`\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+`],
  ['private key', String.raw`-----BEGIN [A-Z ]*PRIVATE KEY-----`],
  ['password in an address', String.raw`:\/\/[^\s\/:@"'$]*:[^\s\/@"'$<*]+@`],
];
const anyToken = new RegExp(tokens.map(([, form]) => `(${form})`).join('|'), 'g');

/** Secrets that their form gives away: keys and tokens of known services, credentials in an address. */
export function tokensIn(text: string): Secret[] {
  return [...text.matchAll(anyToken)].map((match) => {
    const kind = match.slice(1).findIndex(Boolean);
    return {
      what: tokens[kind]?.[0] ?? 'secret',
      from: match.index,
      to: match.index + match[0].length,
    };
  });
}

/** What stands for a value that is given later. */
const standIn =
  /^(?:[$`<({@/*.[]|\\?["']?\$|%|-|(?:true|false|null|none|yes|no|on|off|env|stdin|prompt|file)\b|x+$)/i;
const password =
  /(?<![\w])([\w.-]*(?:password|passwd|passphrase)|pass|[\w-]*_(?:pass|pwd))(?:["']?\s*[=:]\s*|\s+(?<=-[\w-]*\s+))(["']?)([^\s"'&;|]+)/gi;
const named =
  /(?<![\w])([\w.-]*(?:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|credentials?))(?:["']?\s*[=:]\s*|\s+(?<=-[\w-]*\s+))(["']?)([\w+/=.~-]{8,})/gi;
const authorization = /(?:authorization:\s*(?:bearer|basic|token)|\bbearer)\s+([\w.~+/=-]{8,})/gi;

const mayName = /pass|pwd|secret|token|key|credential|authorization|bearer/i;

/** Secrets that their name or place gives away: `password=…`, `--token …`, `Authorization: Bearer …`. */
export function namedSecretsIn(code: string): Secret[] {
  if (!mayName.test(code)) return [];
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
