import { render } from 'preact';
// The page that follows is loaded with this one, and stays one file: cut in two it is a kilobyte more.
import './run-page.tsx';
import { openRunStore, type RunStore } from '../run-store/index.ts';
import { RunList } from './list.tsx';
import { useFragment } from './fragment.ts';
import { Start } from './start.tsx';

/** The runs on this device, or with `#start=<runbook>&SHA=…` the start of a new one. */
function RunsPage({ store }: { store: RunStore }) {
  const fragment = useFragment();
  const runbook = new URLSearchParams(fragment).get('start');
  return runbook === null ? (
    <RunList store={store} />
  ) : (
    <Start key={fragment} runbookId={runbook} fragment={fragment} store={store} />
  );
}

const root = document.querySelector('[data-run-root="runs"]');
if (root) {
  const store = await openRunStore();
  root.textContent = '';
  render(<RunsPage store={store} />, root);
}
