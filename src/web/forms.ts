import { z } from 'zod';
import { type Move, moves } from './steps.js';
import type { Answer, Scale } from './views.js';

/** The decoded body of an urlencoded post: strings, or arrays of them where a name was sent twice. */
export type FormBody = Readonly<Record<string, unknown>>;

/** The name of a field: of which questionnaire (an invitation's id), and of what in it. */
export const fieldOf = (kind: 'version' | 'item' | 'comment', id: string, key?: string): string =>
  [kind, id, key].filter((part) => part !== undefined).join(':');

/** What was filled in for one of the questionnaires of a form. */
export interface FilledSheet<Value> {
  id: string;
  /** Of the stored draft that the form started from. */
  version: number;
  /** By key of the rating or the question. */
  values: ReadonlyMap<string, Value>;
}

export interface FillingForm<Value> {
  move: Move;
  sheets: FilledSheet<Value>[];
}

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const move = z.enum(moves).default('next');
const step = z.string();

/** Fields of a form by name: a version for each questionnaire, and something for each key in it. */
const fieldsOf = (ids: readonly string[], kind: 'item' | 'comment', fields: Readonly<Record<string, z.ZodType>>) =>
  Object.fromEntries(
    ids.flatMap((id) => [
      [fieldOf('version', id), version] as const,
      ...Object.entries(fields).map(([key, schema]) => [fieldOf(kind, id, key), schema] as const),
    ]),
  );

function readFilling<Value>(
  body: FormBody,
  ids: readonly string[],
  kind: 'item' | 'comment',
  fields: Readonly<Record<string, z.ZodType<Value | undefined>>>,
): FillingForm<Value> | undefined {
  const read = z.strictObject({ move, step, ...fieldsOf(ids, kind, fields) }).safeParse(body);
  if (!read.success) return undefined;
  const data: Record<string, unknown> = read.data;
  const valuesOf = (id: string) =>
    Object.keys(fields).flatMap((key): [string, Value][] => {
      const value = data[fieldOf(kind, id, key)];
      return value === undefined ? [] : [[key, value as Value]];
    });
  return {
    move: read.data.move,
    sheets: ids.map((id) => ({
      id,
      version: Number(data[fieldOf('version', id)]),
      values: new Map(valuesOf(id)),
    })),
  };
}

/**
 * Reads one competency of the questionnaires `ids`; `scales` has the scale of each rating by its key. What was left open is absent.
 * @returns undefined if the body cannot have come from our page: a field, a value or a version that it does not offer.
 */
export function readCompetencyForm(
  body: FormBody,
  ids: readonly string[],
  scales: ReadonlyMap<string, Scale>,
): FillingForm<Answer> | undefined {
  const offered = ({ points, cannotJudge }: Scale) =>
    z
      .enum([...points.map(({ value }) => String(value)), ...(cannotJudge ? ['cannot-judge'] : [])])
      .transform((value): Answer => (value === 'cannot-judge' ? value : Number(value)))
      .optional();
  return readFilling(body, ids, 'item', Object.fromEntries([...scales].map(([key, scale]) => [key, offered(scale)])));
}

/** Reads the open questions, every one, as typed; undefined if the body cannot have come from our page. */
export function readCommentsForm(
  body: FormBody,
  ids: readonly string[],
  questionKeys: readonly string[],
): FillingForm<string> | undefined {
  return readFilling(body, ids, 'comment', Object.fromEntries(questionKeys.map((key) => [key, z.string()])));
}

/** Reads the button that submits: the versions, by id, of what is handed in. Undefined if the body cannot have come from our page. */
export function readReviewForm(body: FormBody, ids: readonly string[]): Map<string, number> | undefined {
  const versions = Object.fromEntries(ids.map((id) => [fieldOf('version', id), version.optional()]));
  const read = z.strictObject({ step, ...versions }).safeParse(body);
  if (!read.success) return undefined;
  const data: Record<string, unknown> = read.data;
  const named = ids.flatMap((id): [string, number][] => {
    const seen = data[fieldOf('version', id)];
    return typeof seen === 'number' ? [[id, seen]] : [];
  });
  return named.length > 0 ? new Map(named) : undefined;
}

/** Whether this is the button that declines, and nothing more. */
export function isDeclineForm(body: FormBody): boolean {
  return z.strictObject({ step }).safeParse(body).success;
}
