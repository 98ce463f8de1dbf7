import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useState } from 'preact/hooks';
import type { Session, View } from './session.ts';

const SessionContext = createContext<Session | null>(null);

/** Hands the session to all parts below it. */
export const SessionProvider = SessionContext.Provider;

/** The session that a part belongs to. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('This part belongs into a run.');
  return session;
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
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(redraw, 1_000, undefined);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return session.now();
}
