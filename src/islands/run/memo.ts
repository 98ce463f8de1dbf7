import { Component, h, type ComponentType, type VNode } from 'preact';

/**
 * A part that is drawn anew only when one of its properties is another. Preact has the same in
 * `preact/compat`, with all of React's interface: a tenth of what the page may load.
 */
export function memo<Props extends object>(part: (props: Props) => VNode | null) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      // A part's properties have the same names each time. No object is made: each item asks this.
      for (const name in next) if (next[name] !== this.props[name]) return true;
      return false;
    }

    override render() {
      return h(part as ComponentType<Props>, this.props);
    }
  };
}
