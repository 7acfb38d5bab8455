import { Prisma } from '../../generated/prisma/client.js';

/** Whether the database refused a write because of a unique index. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
