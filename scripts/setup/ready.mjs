// What `npm run check` and its like ask first, so that a missing installation is one clear line.
import { isInstalled } from './installed.mjs';
import { isNewEnough } from './node-version.mjs';

if (!isInstalled() || !isNewEnough(process.versions.node)) {
  console.error(
    'The packages are not installed, or not those of package-lock.json: run `npm ci`, or `npm start`, which does it too.',
  );
  process.exit(2);
}
