import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { site as settings } from './content.ts';
import { expect, test } from './site.ts';

/** What the run page may load of script, gzipped: two people stand on a phone in a server room. */
const atMostBytes = 30 * 1024;

/** Where another script is named: in a tag, or in a static or dynamic import of a bundle. */
const scriptNames = /[^\s"'`()=,:;<>]+\.js(?=["'`])/g;

/** The scripts that a page can load, by their path in the built site: what they import as well. */
async function scriptsOf(folder: string, pagePath: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const html = await readFile(join(folder, pagePath), 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag).join('\n');
  const inline = [...html.matchAll(/<script\b[^>]*>([^<]+)<\/script>/g)].map(([, text]) => text);
  if (inline.length > 0) found.set(`inline in ${pagePath}`, Buffer.from(inline.join('')));
  const open = namesIn([tags, ...inline].join('\n'), `/${pagePath}`);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const script = await readFile(join(folder, path));
    found.set(path, script);
    open.push(...namesIn(script.toString(), path));
  }
  return found;
}

/** The paths in the site of the scripts that a text names. */
function namesIn(text: string, from: string): string[] {
  return [...text.matchAll(scriptNames)].map(([name]) => pathOf(name, from));
}

/** The path in the site of a file that another one names. */
function pathOf(name: string, from: string): string {
  const path = name.startsWith('/') ? name : posix.join(posix.dirname(from), name);
  return settings.base !== '/' && path.startsWith(settings.base)
    ? path.slice(settings.base.length)
    : path;
}

test('all script that the run page can load is at most 30 KB, gzipped', async () => {
  const folder = process.env.FLIGHTPLAN_SITE ?? '';
  const scripts = await scriptsOf(folder, 'run/index.html');
  const sizes = [...scripts].map(([path, script]) => ({
    path,
    bytes: gzipSync(script, { level: 9 }).length,
  }));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const told = sizes.map(({ path, bytes }) => `${String(bytes).padStart(7)} ${path}`).join('\n');
  expect(sizes.length, 'the page has a script').toBeGreaterThan(1);
  expect(all, `${String(all)} bytes of ${String(atMostBytes)}:\n${told}`).toBeLessThanOrEqual(
    atMostBytes,
  );
});

// Where one does, a browser looks around with each element that comes or goes, while somebody waits.
test('no style of the run page asks what an element contains', async () => {
  const folder = process.env.FLIGHTPLAN_SITE ?? '';
  const html = await readFile(join(folder, 'run/index.html'), 'utf8');
  const names = [...html.matchAll(/href="([^"]+\.css)"/g)].map(([, name = '']) => name);
  expect(names.length, 'the page has styles').toBeGreaterThan(1);
  for (const name of names) {
    const style = await readFile(join(folder, pathOf(name, '/run/')), 'utf8');
    expect(/[^}]*:has\([^}]*/.exec(style)?.[0]).toBeUndefined();
  }
});
