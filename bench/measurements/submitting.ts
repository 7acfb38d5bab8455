import pg from 'pg';
import { directSubmitting } from '../direct-submitting.ts';
import { load } from '../load.ts';
import { type Measurement, medianOf, ROUNDS, ratioLine } from '../measurement.ts';
import type { RaterLink } from '../sample-data.ts';
import { graphql } from '../workbench.ts';
import { inWords, withProcessorTime } from './reading.ts';

const SUBMISSIONS_PER_ROUND = 400;
/** The last links, over and over: of a process in service the compiler is done with this path, and no longer takes its share of the cores. */
const WARM_UP = { links: 600, times: 8 };
const SUBMIT = `mutation ($id: ID!, $input: FeedbackResponseInput!) { feedbackResponseSubmit(invitationId: $id, version: 0, input: $input) { invitation { version } userErrors { code message } } }`;

const LOOK = '{ feedbackInvitations { id version } }';

/**
 * Every link is used once by each side and round; between the two, what was answered is taken out again. Whoever hands in has looked at
 * the sheet before: that is not counted.
 */
export const submitting: Measurement = {
  name: 'submitting',
  async measure(bench) {
    const [api, sample, { ownerUrl, urls }] = [await bench.api(), await bench.sample(), await bench.database()];
    const direct = await directSubmitting(urls.api, ownerUrl, sample);
    bench.progress(`submitting a 360 response, against ${direct.tool}`);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const forget = () => owner.query('truncate feedback_answer, feedback_invitation_progress');
    const input = { scores: sample.items.map((item) => ({ item, score: 4 })) };
    const asEach = (links: readonly RaterLink[], query: string, variables: (link: RaterLink) => object) =>
      load(
        (at) => graphql(api, `rater_${links[at]!.token}`, query, variables(links[at]!)),
        (sent) => sent < links.length,
      );
    const overHttp = async (links: readonly RaterLink[]) => {
      await forget();
      await asEach(links, LOOK, () => ({}));
      return withProcessorTime(api.pid, () => asEach(links, SUBMIT, ({ invitationId: id }) => ({ id, input })));
    };
    const directly = async (links: readonly RaterLink[]) => {
      await forget();
      return direct.submit(links);
    };
    const warmUp = sample.links.slice(-WARM_UP.links);
    for (let at = 0; at < WARM_UP.times; at++) await overHttp(warmUp);
    await directly(warmUp);
    const rounds = [];
    for (let at = 0; at < ROUNDS; at++) {
      const links = sample.links.slice(at * SUBMISSIONS_PER_ROUND, (at + 1) * SUBMISSIONS_PER_ROUND);
      rounds.push({ ours: await overHttp(links), theirs: await directly(links) });
    }
    await owner.end();
    return [
      ratioLine({
        what: 'submitting a 360 response',
        budget: '>= .38, aim .50',
        ratios: rounds.map(({ ours, theirs }) => ours.perSecond / theirs),
        ours: inWords(rounds.map(({ ours }) => ours)),
        theirs: `${medianOf(rounds.map(({ theirs }) => theirs)).toFixed(0)}/s with ${direct.tool}`,
      }),
    ];
  },
};
