import { eventType } from '../../../platform/events/events.js';

/** A coordinator asked for a matching, or for groups. */
export const placementRunAsked = eventType<{ runId: string }>('placement.run.asked');
