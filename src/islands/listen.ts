/**
 * Adds a listener to those that there are.
 *
 * @returns what takes it out again
 */
export function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
