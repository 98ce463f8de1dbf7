import type { RunStore } from '../run-store/index.ts';
import { site } from './site.ts';

/** Where a run is opened: on its own page, which a run that is in this tab only would not reach. */
export function runAddress({ status }: RunStore, id: string): string {
  return status.kind === 'disk' ? `${site.base}/run/#${id}` : `#run=${id}`;
}
