/** A function that gives each id once: `x`, then `x-2`, `x-3`. */
export function uniqueIds(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    let free = id;
    for (let number = 2; taken.has(free); number++) free = `${id}-${String(number)}`;
    taken.add(free);
    return free;
  };
}
