// Databases that only a few files may inject; the import rules name them.

/** Injection token of a RoleDatabase that knows who has answered and what was sent to whom (anonymity, rule 8): notifications and reminders. */
export const REMINDER_DATABASE = Symbol('reminder database');

/** Injection token of a RoleDatabase that reads answers (anonymity, rule 11): the close of a round and its reports. */
export const AGGREGATOR_DATABASE = Symbol('aggregator database');
