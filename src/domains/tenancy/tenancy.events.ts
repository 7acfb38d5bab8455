import { eventType } from '../../platform/events/events.js';

export const tenantCreated = eventType<{ administratorId: string }>('tenancy.tenant.created');
/** Somebody asked for a sign-in link; the link itself is made when the mail is sent. */
export const signInRequested = eventType<{ personId: string; requestId: string }>('tenancy.sign-in.requested');
export const roleGranted = eventType<{ personId: string; role: string }>('tenancy.role.granted');
export const roleRevoked = eventType<{ personId: string; role: string }>('tenancy.role.revoked');
