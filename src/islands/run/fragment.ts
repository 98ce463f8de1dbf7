import { useEffect, useState } from 'preact/hooks';

/** What the address names after its `#`; the part is drawn anew when it changes. */
export function useFragment(): string {
  const [fragment, setFragment] = useState(location.hash.slice(1));
  useEffect(() => {
    const onChange = (): void => {
      setFragment(location.hash.slice(1));
    };
    addEventListener('hashchange', onChange);
    return () => {
      removeEventListener('hashchange', onChange);
    };
  }, []);
  return fragment;
}
