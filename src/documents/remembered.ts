/**
 * A function that remembers what it gave for the texts it gets again and again: column names,
 * units, names of programs, which are few and stand in every file. It forgets all of them when they
 * turn out to be many, so that no content can fill the memory.
 */
export function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    const computed = compute(text);
    if (known.size >= 1_000) known.clear();
    known.set(text, computed);
    return computed;
  };
}
