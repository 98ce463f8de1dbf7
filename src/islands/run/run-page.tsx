import { h, render } from 'preact';
import { openRunStore, type RunStore } from '../run-store/index.ts';
import { useFragment } from './fragment.ts';
import { OpenRun } from './open-run.tsx';
import { root } from './site.ts';

/** The run that the address names. */
function RunPage({ store }: { store: RunStore }) {
  const id = useFragment();
  return <OpenRun key={id} id={id} store={store} />;
}

if (root?.dataset.runRoot === 'run') {
  const store = await openRunStore();
  root.textContent = '';
  render(<RunPage store={store} />, root);
}
