import { Component, h, type ComponentType, type VNode } from 'preact';

/**
 * A part that is drawn anew only when one of its properties is another. Preact has the same in
 * `preact/compat`, with all of React's interface: a tenth of what the page may load.
 */
export function memo<Props extends object>(part: (props: Props) => VNode | null) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      return Object.keys({ ...before, ...after }).some((key) => before[key] !== after[key]);
    }

    override render() {
      return h(part as ComponentType<Props>, this.props);
    }
  };
}
