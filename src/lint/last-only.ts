/**
 * Remembers what was computed for the last key. Files are checked one after the other, and all
 * rules ask about one before any asks about the next. A WeakMap would do, but what it holds
 * survives until a full collection, and a thousand trees with it.
 */
export class LastOnly<Key extends object, Value> {
  #last: { key: Key; value: Value } | null = null;

  /** The value of a key: the one remembered, or a new one. */
  get(key: Key, compute: () => Value): Value {
    if (this.#last?.key !== key) this.#last = { key, value: compute() };
    return this.#last.value;
  }
}
