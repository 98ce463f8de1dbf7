// `npm run bench -- NAME`: runs one of the measurements in tests/bench/.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../tests/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name = '', ...rest] = process.argv.slice(2);

if (names.includes(name)) {
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.bench.ts`), ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 2;
} else {
  process.stderr.write(`Usage: npm run bench -- ${names.join(' | ')}\n`);
  process.exitCode = 2;
}
