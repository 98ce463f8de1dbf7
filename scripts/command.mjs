// `npm run check` and its like: `node scripts/command.mjs check …` runs scripts/check.ts.
import module from 'node:module';
import './setup/ready.mjs';
import { compiled } from './setup/compiled.mjs';

const [name] = process.argv.splice(2, 1);
// Keeps the compiled modules between calls. On before the first TypeScript is loaded, for what
// strips its types takes as long to load as the half of all other modules.
module.enableCompileCache();
// A reader that has seen enough, such as `head`, ends the output and nothing else.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});
// The check is run again and again, before each commit and by editors.
await import(name === 'check' ? await compiled('scripts/check.ts') : `./${name}.ts`);
