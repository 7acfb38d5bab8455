import { eventType } from '../../platform/events/events.js';

/** Somebody has another mail address; the one that they had until then is kept under `formerAddressId`. */
export const addressChanged = eventType<{ personId: string; formerAddressId: string }>('people.person.address-changed');

/** Somebody has another manager, or none any more, from now on. */
export const managerChanged = eventType<{ personId: string }>('people.person.manager-changed');

/** Somebody's last day in the organisation is over. */
export const personLeft = eventType<{ personId: string }>('people.person.left');
