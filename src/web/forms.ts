import { z } from 'zod';
import { type Move, moves } from './steps.js';
import { type Answer, type DeclineReason, declineReasons, type FieldError, type Scale } from './views.js';

/** The decoded body of an urlencoded post: strings, or arrays of them where a name was sent twice. */
export type FormBody = Readonly<Record<string, unknown>>;

export const explanationMaxLength = 500;

export interface CompetencyForm {
  version: number;
  move: Move;
  /** By item key; an item that was left open is absent. */
  answers: ReadonlyMap<string, Answer>;
}

export interface CommentsForm {
  version: number;
  move: Move;
  /** By question key, every question present; as typed, for the rules to normalise and to measure. */
  comments: ReadonlyMap<string, string>;
}

export interface DeclineForm {
  reason?: DeclineReason;
  explanation: string;
  errors: FieldError[];
}

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const move = z.enum(moves).default('next');
const step = z.string();

/** Line ends as one character, as the browser counts them against maxlength; nothing that a text column refuses. */
const text = z.string().transform((typed) => typed.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim());

const named = <Schema extends z.ZodType>(prefix: string, keys: readonly string[], schema: Schema) =>
  Object.fromEntries(keys.map((key) => [`${prefix}:${key}`, schema]));

/**
 * Reads one competency.
 * @returns undefined if the body cannot have come from our page: a field, a value or a version that it does not offer.
 */
export function readCompetencyForm(
  body: FormBody,
  itemKeys: readonly string[],
  scale: Scale,
): CompetencyForm | undefined {
  const points = scale.points.map(({ value }) => String(value));
  const offered = z.enum([...points, ...(scale.cannotJudge ? ['cannot-judge'] : [])]);
  const read = z.strictObject({ version, move, step, ...named('item', itemKeys, offered.optional()) }).safeParse(body);
  if (!read.success) return undefined;
  const fields: Record<string, unknown> = read.data;
  const answers = new Map<string, Answer>();
  for (const key of itemKeys) {
    const value = fields[`item:${key}`];
    if (value !== undefined) answers.set(key, value === 'cannot-judge' ? value : Number(value));
  }
  return { version: read.data.version, move: read.data.move, answers };
}

/** Reads the open questions; undefined if the body cannot have come from our page. */
export function readCommentsForm(body: FormBody, questionKeys: readonly string[]): CommentsForm | undefined {
  const read = z.strictObject({ version, move, step, ...named('comment', questionKeys, z.string()) }).safeParse(body);
  if (!read.success) return undefined;
  const fields: Record<string, unknown> = read.data;
  const comments = new Map(questionKeys.map((key) => [key, String(fields[`comment:${key}`])]));
  return { version: read.data.version, move: read.data.move, comments };
}

/** Reads the button that submits everything; undefined if the body cannot have come from our page. */
export function readReviewForm(body: FormBody): { version: number } | undefined {
  const read = z.strictObject({ version, step }).safeParse(body);
  return read.success ? { version: read.data.version } : undefined;
}

/** The reason that a link chose beforehand. */
export function readDeclineReason(named: unknown): DeclineReason | undefined {
  return declineReasons.find((reason) => reason === named);
}

/** Reads why somebody does not take part; undefined if the body cannot have come from our page. */
export function readDeclineForm(body: FormBody): DeclineForm | undefined {
  const read = z.strictObject({ step, reason: z.enum(declineReasons).optional(), explanation: text }).safeParse(body);
  if (!read.success) return undefined;
  const { reason, explanation } = read.data;
  const errors: FieldError[] = [];
  if (reason === undefined) errors.push({ field: 'reason', code: 'REASON_MISSING' });
  if (explanation.length > explanationMaxLength) errors.push({ field: 'explanation', code: 'TOO_LONG' });
  return { reason, explanation, errors };
}
