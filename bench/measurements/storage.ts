import pg from 'pg';
import type { Measurement } from '../measurement.ts';

/** A line pointer, which every row has in its page beside its own bytes (bufpage.h). */
const LINE_POINTER = 4;

/** Bytes per answered questionnaire of a closed round, in the table of scores and in that of comments. */
export const storage: Measurement = {
  name: 'storage',
  async measure(bench) {
    await bench.closedRound();
    bench.progress('bytes per answered questionnaire');
    const owner = new pg.Client({ connectionString: (await bench.database()).ownerUrl });
    await owner.connect();
    const { rows: answers } = await owner.query<{ sheets: number; row: number; pages: number; indexes: number }>(
      `select count(*)::int as sheets, avg(pg_column_size(a.*))::float + ${LINE_POINTER} as row,
              pg_relation_size('feedback_closed_answer')::float as pages, pg_indexes_size('feedback_closed_answer')::float as indexes
         from feedback_closed_answer a`,
    );
    const { rows: comments } = await owner.query<{ bytes: number }>(
      `select sum(pg_column_size(c.*) + ${LINE_POINTER})::float as bytes from feedback_closed_comment c`,
    );
    const { rows: progress } = await owner.query<{ bytes: number }>(
      `select avg(pg_column_size(p.*))::float + ${LINE_POINTER} as bytes from feedback_invitation_progress p`,
    );
    await owner.end();
    const { sheets, row, pages, indexes } = answers[0]!;
    const bytes = (count: number) => `${count.toFixed(0)} bytes`;
    return [
      { what: 'an answered questionnaire of 20 items, its row', measured: bytes(row), budget: 'at most 150' },
      { what: '  with its share of empty space in the pages', measured: bytes(pages / sheets) },
      { what: '  its indexes apart', measured: bytes(indexes / sheets) },
      { what: '  its comments apart', measured: bytes((comments[0]!.bytes ?? 0) / sheets) },
      { what: '  that the invitation was answered, apart', measured: bytes(progress[0]!.bytes) },
    ];
  },
};
