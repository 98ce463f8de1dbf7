import type { Playbook } from '../../documents/playbook/schema.ts';

/** What a link to a playbook shows. */
export type PlaybookLink = Pick<Playbook, 'id' | 'code' | 'title' | 'summary'>;

/** The place on a playbook's page that names its neighbours. */
export const connectedPlace = { id: 'connected-playbooks', title: 'Connected playbooks' };
