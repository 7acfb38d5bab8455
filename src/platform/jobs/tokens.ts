/** Injection tokens of the queue, of where it lives, and of the addresses of the database roles. */
export const QUEUE = Symbol('queue');
export const QUEUE_BACKEND = Symbol('queue backend');
export const DATABASE_URLS = Symbol('database urls');
