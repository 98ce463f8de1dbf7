import type { Span } from './span.ts';

/** What a field may refer to by its id. */
export type ReferenceTarget = 'service' | 'team' | 'card' | 'plan' | 'runbook' | 'playbook';

/** A field that names something else of the content. */
export interface Reference {
  /** The field, as messages name it: `approved.by`. */
  field: string;
  to: ReferenceTarget;
  id: string;
  at: Span;
}
