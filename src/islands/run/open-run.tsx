import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunStore } from '../run-store/index.ts';
import { showSession } from './context.ts';
import { Run } from './run.tsx';
import { Session } from './session.ts';
import { site } from './site.ts';

/** The run with an id, as the store has it. */
export function OpenRun({ id, store }: { id: string; store: RunStore }) {
  const [found, setFound] = useState<'open' | 'none' | null>(null);
  useEffect(() => {
    let opened: Session | null = null;
    let isHere = true;
    void store.open(id).then((kept) => {
      if (!isHere) return;
      opened = kept && new Session(store, id, kept.run.plan, kept.events);
      if (opened) showSession(opened);
      setFound(opened ? 'open' : 'none');
    });
    return () => {
      isHere = false;
      opened?.close();
    };
  }, [id, store]);
  if (found === null) return <p role="status">Opening the run.</p>;
  if (found === 'none')
    return (
      <div>
        <h1>No such run</h1>
        <p class="run-banner" role="alert">
          It is not on this device. Import its file under <a href={`${site.base}/runs/`}>Runs</a>.
        </p>
      </div>
    );
  return <Run store={store} />;
}
