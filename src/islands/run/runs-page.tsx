import { h, render } from 'preact';
// The page that follows is loaded with this one, and stays one file: cut in two it is a kilobyte more.
import './run-page.tsx';
import { openRunArchive } from '../run-store/archive.ts';
import type { RunArchive } from '../run-store/index.ts';
import { RunList } from './list.tsx';
import { useFragment } from './fragment.ts';
import { OpenRun } from './open-run.tsx';
import { root } from './site.ts';
import { Start } from './start.tsx';

/**
 * The runs on this device; with `#start=<runbook>&SHA=…` the start of a new one, and with `#run=<id>`
 * a run that is in this tab only.
 */
function RunsPage({ store }: { store: RunArchive }) {
  const fragment = useFragment();
  const asked = new URLSearchParams(fragment);
  const runbook = asked.get('start');
  const run = asked.get('run');
  if (run !== null) return <OpenRun key={run} id={run} store={store} />;
  return runbook === null ? (
    <RunList store={store} />
  ) : (
    <Start key={fragment} runbookId={runbook} fragment={fragment} store={store} />
  );
}

if (root?.dataset.runRoot === 'runs') {
  const store = await openRunArchive();
  root.textContent = '';
  render(<RunsPage store={store} />, root);
}
