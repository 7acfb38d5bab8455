import { addressChanged } from '../../people/people.events.js';
import { type Occasion, stillTrue, upon } from './occasion.js';

export const addressChangedOccasion: Occasion<'ADDRESS_CHANGED'> = {
  upon: [
    upon(addressChanged, async (_tx, { personId, formerAddressId }, now) => [
      { subjectId: formerAddressId, personId, moment: 'changed', dueAt: now },
    ]),
  ],
  // What has been changed stays so, whatever was changed after it.
  write: async (_tx, mails) => stillTrue(mails, () => ({ data: {} })),
};
