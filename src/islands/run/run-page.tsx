import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { openRunStore, type RunStore } from '../run-store/index.ts';
import { useFragment } from './fragment.ts';
import { Run } from './run.tsx';
import { Session } from './session.ts';
import { site } from './site.ts';

/** The run that the address names. */
function RunPage({ store }: { store: RunStore }) {
  const id = useFragment();
  return <OpenRun key={id} id={id} store={store} />;
}

function OpenRun({ id, store }: { id: string; store: RunStore }) {
  const [session, setSession] = useState<Session | 'none' | null>(null);
  useEffect(() => {
    let opened: Session | null = null;
    let isHere = true;
    void store.open(id).then((kept) => {
      if (!isHere) return;
      opened = kept && new Session(store, id, kept.run.plan, kept.events);
      setSession(opened ?? 'none');
    });
    return () => {
      isHere = false;
      opened?.close();
    };
  }, [id, store]);
  if (session === null) return <p role="status">Opening the run.</p>;
  if (session === 'none')
    return (
      <div>
        <h1>No such run</h1>
        <p class="run-banner" role="alert">
          This run is not on this device. Import it from its file, or start a new one:{' '}
          <a href={`${site.base}/runs/`}>all runs on this device</a>
        </p>
      </div>
    );
  return <Run session={session} store={store} />;
}

const root = document.querySelector('[data-run-root="run"]');
if (root) {
  const store = await openRunStore();
  root.textContent = '';
  render(<RunPage store={store} />, root);
}
