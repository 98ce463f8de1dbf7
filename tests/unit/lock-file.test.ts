import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Where Node would find a package from a folder, by the lock file. */
function findFrom(folder: string, name: string): LockedPackage | undefined {
  const found = packages[`${folder}${folder && '/'}node_modules/${name}`];
  if (found || folder === '') return found;
  return findFrom(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

test('the lock file names the packages of every platform, so that `npm ci` works on each', () => {
  // npm leaves out what its registry did not have at the time, and `npm ci` then fails everywhere.
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, range]) => {
        const version = findFrom(folder, name)?.version;
        return version === undefined || (/^\d/.test(range) && version !== range);
      })
      .map(([name, range]) => `${name}@${range}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no download host', () => {
  const hosts = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  expect(hosts).toEqual([]);
});
