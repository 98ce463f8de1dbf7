import { useEffect, useState } from 'preact/hooks';
import type { Session, View } from './session.ts';

/** The run of the page: a page has one at a time. */
let current: Session | null = null;

/** Makes a run the one that the parts below show. */
export function showSession(session: Session): void {
  current = session;
}

/** The run that the page shows. */
export function useSession(): Session {
  if (!current) throw new Error('This part belongs into a run.');
  return current;
}

/** The session's view; the part is drawn anew with each. */
export function useView(): View {
  const session = useSession();
  const [view, setView] = useState(session.view);
  useEffect(() => {
    setView(session.view);
    return session.subscribe(setView);
  }, [session]);
  return view;
}

/** The run's time; the part is drawn anew every second. Only clocks use it. */
export function useNow(): number {
  const session = useSession();
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      redraw((count) => count + 1);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return session.now();
}
