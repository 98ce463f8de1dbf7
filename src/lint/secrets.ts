/** A secret in a text. */
export interface Secret {
  /** What it looks like, for messages; the secret itself is never repeated. */
  what: string;
  from: number;
  to: number;
}

/** Forms that are secrets wherever they stand. */
const tokens: readonly { what: string; form: RegExp }[] = [
  { what: 'AWS access key', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: 'GitHub token', form: /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{22,}/g },
  { what: 'GitLab token', form: /\bglpat-[\w-]{20,}/g },
  { what: 'Slack token', form: /\bxox[abeoprs]-[\w-]{10,}/g },
  { what: 'Stripe key', form: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g },
  { what: 'Google API key', form: /\bAIza[\w-]{35}/g },
  { what: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}/g },
  { what: 'SendGrid key', form: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { what: 'Vault token', form: /\bhv[sb]\.[\w-]{20,}/g },
  { what: 'API key', form: /\bsk-[\w-]{20,}/g },
  { what: 'JSON Web Token', form: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/g },
  { what: 'private key', form: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  { what: 'password in an address', form: /:\/\/[^\s/:@"'$]*:[^\s/@"'$<*]+@/g },
];

/** What all of them begin with: a text without any is looked through once, and not for each. */
const beginnings =
  /\b(?:A(?:KIA|SIA|Iza)|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[sr]k_(?:live|test)_|npm_|SG\.|hv[sb]\.|sk-|eyJ)|-----BEGIN|:\/\/[^\s/:@"'$]*:[^\s/@]+@/;

/** Secrets that their form gives away: keys and tokens of known services, credentials in an address. */
export function tokensIn(text: string): Secret[] {
  if (!beginnings.test(text)) return [];
  return tokens
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
