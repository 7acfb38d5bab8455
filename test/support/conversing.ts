import type { Asked } from './asked.js';
import type { Directorate, Name } from './directorate.js';
import type { Installation } from './installation.js';

const TIMES = `clashes { side startsAt session { nl } } proposalNumber
  proposal { by place times { startsAt endsAt suits clashes { side startsAt session { nl } } } }`;
const BOTH = `id side state version startsAt endsAt place sequence ${TIMES}
  module { name { nl } } participant { displayName } manager { displayName } visibleTo { audience sentence }
  ownPreparation { side text version sharedAt visibleTo { audience sentence } }
  preparations { side text visibleTo { audience sentence } }`;
const POP = `${BOTH} agreements goals { id behaviour situation noticedBy } participantSignedAt managerSignedAt
  report { id } ownNote ownNoteVisibleTo { sentence }
  versions { version agreements goals { behaviour } manager { displayName } visibleTo { sentence } }
  handOvers { from { displayName } goals { behaviour } agreements passedOnAt goalsPassed agreementsPassed visibleTo { audience } }`;
const FINAL = `${BOTH} learningManager { displayName }
  ownContribution { side text sharedAt visibleTo { audience sentence } }
  contributions { side text sharedAt visibleTo { audience sentence } } signatures { side signedAt }
  versions { version texts { side text } manager { displayName } learningManager { displayName } visibleTo { audience sentence } }`;

const FIELDS = { pop: POP, final: FINAL };
type Kind = keyof typeof FIELDS;

/** The operations of a kind of conversation, by what they do. */
export const operationsOf = (kind: Kind) => {
  const fields = FIELDS[kind];
  const type = kind === 'pop' ? 'PopConversation' : 'FinalConversation';
  const payload = `${kind}Conversation { ${fields} } userErrors { code message field }`;
  const change = (name: string, given: string, passed: string) =>
    `mutation ($id: ID!, ${given}) { ${kind}Conversation${name}(id: $id, ${passed}) { ${payload} } }`;
  return {
    start: `mutation ($m: ID!) { ${kind}ConversationsStart(moduleId: $m) { started withoutManager { displayName } userErrors { code } } }`,
    mine: `{ my${type}s { ${fields} } }`,
    one: `query ($id: ID!) { ${kind}Conversation(id: $id) { ${fields} } }`,
    plan: change('Plan', `$input: ${type}PlanInput!, $sequence: Int`, 'input: $input, sequence: $sequence'),
    propose: change('TimesPropose', '$seen: Int!, $input: TimesProposeInput!', 'proposalNumber: $seen, input: $input'),
    accept: change('TimesAccept', '$seen: Int!, $startsAt: [DateTime!]!', 'proposalNumber: $seen, startsAt: $startsAt'),
    prepare: change('Prepare', '$version: Int!, $text: String!', 'version: $version, text: $text'),
    share: change('PreparationShare', '$version: Int!', 'version: $version'),
    write:
      kind === 'pop'
        ? change('Write', '$version: Int!, $input: PopConversationWriteInput!', 'version: $version, input: $input')
        : change('Write', '$version: Int!, $text: String!', 'version: $version, text: $text'),
    sign: change('Sign', '$version: Int!', 'version: $version'),
  };
};

export const PASS_ON = `mutation ($id: ID!, $version: Int!, $input: PopConversationPassOnInput!) {
  popConversationPassOn(id: $id, version: $version, input: $input) { popConversation { ${POP} } userErrors { code message } } }`;
export const NOTE = `mutation ($id: ID!, $version: Int! = 0, $text: String!) { popNoteWrite(conversationId: $id, version: $version, text: $text) {
  popConversation { ownNote ownNoteVersion } userErrors { code } } }`;
export const HAND_OVER =
  'mutation ($m: ID!) { conversationsHandOver(moduleId: $m) { handedOver userErrors { code } } }';
export const NAME_LEARNING_MANAGER = `mutation ($id: ID!, $seen: ID, $p: ID!) { finalConversationLearningManagerSet(id: $id, seenPersonId: $seen, personId: $p) {
  finalConversation { learningManager { displayName } state } userErrors { code message field } } }`;
export const FINAL_STATES = `query ($m: ID!) { finalConversationStates(moduleId: $m) {
  id participant { displayName } manager { displayName } learningManager { displayName } state startsAt } }`;

/** What people of a directorate do with their conversations, by name. */
export function conversing(leerlijn: Installation, directorate: Directorate, kind: Kind) {
  const operations = operationsOf(kind);
  const asked = async (who: Name | 'admin', operation: string, variables: object = {}): Promise<Asked> => {
    const { data, errors } = await leerlijn.ask(operation, variables, await directorate.as(who));
    return errors ? errors[0]!.extensions.code : Object.values<Asked>(data)[0];
  };
  /** The conversation after a change; fails the story when it was refused. */
  const does = async (who: Name, operation: string, variables: object = {}): Promise<Asked> => {
    const answer = Object.values<Asked>(await leerlijn.must(operation, variables, await directorate.as(who)))[0];
    return answer[`${kind}Conversation`] ?? answer;
  };
  return {
    ...operations,
    /** What is answered: the payload, or the code of what went wrong. */
    asked,
    does,
    /** Why something was refused. */
    refusal: async (who: Name, operation: string, variables: object): Promise<string[]> =>
      (await asked(who, operation, variables)).userErrors.map(({ code }: Asked) => code),
    look: (who: Name, id: string): Promise<Asked> => does(who, operations.one, { id }),
    /** The id of the conversation that somebody has as a participant, in the first module. */
    async idOf(who: Name): Promise<string> {
      const mine = await does(who, operations.mine);
      return mine.find(({ side, module }: Asked) => side === 'PARTICIPANT' && module.name.nl.startsWith('Begrenzend'))
        .id;
    },
  };
}
