import { Component, h, type ComponentType, type VNode } from 'preact';

/**
 * A part that is drawn anew only when one of its properties is another. Preact has the same in
 * `preact/compat`, with all of React's interface: a tenth of what the page may load.
 */
export function memo<Props extends object>(part: (props: Props) => VNode | null) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return differ(this.props, next) || differ(next, this.props);
    }

    override render() {
      return h(part as ComponentType<Props>, this.props);
    }
  };
}

/** Whether one of the properties is another. No object is made for it: it is asked for every item. */
function differ<Props extends object>(one: Readonly<Props>, other: Readonly<Props>): boolean {
  for (const key in one) if (one[key] !== other[key]) return true;
  return false;
}
