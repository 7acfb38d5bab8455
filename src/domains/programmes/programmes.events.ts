import { eventType } from '../../platform/events/events.js';

export const programmeSubmitted = eventType<{ programmeId: string }>('programmes.programme.submitted');
export const programmeApproved = eventType<{ programmeId: string }>('programmes.programme.approved');
/** The director asked for another design instead of approving. */
export const programmeSentBack = eventType<{ programmeId: string }>('programmes.programme.sent_back');
/** Somebody no longer takes part: what is still to come in the programme is not for them any more. */
export const participationEnded = eventType<{ programmeId: string; personId: string }>(
  'programmes.participation.ended',
);
export const participantsEnrolled = eventType<{ programmeId: string }>('programmes.participants.enrolled');
/** A participant chose a step of those that one does one of, maybe in place of another. */
export const stepChosen = eventType<{ moduleId: string; choiceKey: string; personId: string }>(
  'programmes.step.chosen',
);
/** Somebody gave something for the harvest of a module. */
export const harvestGiven = eventType<{ moduleId: string; personId: string }>('programmes.harvest.given');
/** What a module has taught is there for whoever designs the next one. */
export const lessonsPublished = eventType<{ moduleId: string }>('programmes.lessons.published');
/** As of a module: what a programme as a whole has taught. */
export const programmeLessonsPublished = eventType<{ programmeId: string }>('programmes.programme-lessons.published');
