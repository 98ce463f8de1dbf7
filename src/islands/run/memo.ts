import type { Component, VNode } from 'preact';

/** Whether all properties are what they were. No object is made: hundreds of items ask this. */
function isSame<Props extends object>(before: Props, after: Props): boolean {
  // A part's properties have the same names each time.
  for (const name in after) if (after[name] !== before[name]) return false;
  return true;
}

/**
 * A part that is drawn anew only when its properties are others. Preact has the same in
 * `preact/compat`, with all of React's interface: a tenth of what the page may load.
 */
export function memo<Props extends object>(part: (props: Props) => VNode | null) {
  return function Memo(this: Component<Props>, props: Props): VNode | null {
    // Once: the part's own state puts a question of its own before this one.
    if (!('shouldComponentUpdate' in this))
      Object.assign(this, { shouldComponentUpdate: (next: Props) => !isSame(this.props, next) });
    return part(props);
  };
}
