import type { Texts } from './texts.js';

const questions = (count: number) => (count === 1 ? '1 question' : `${count} questions`);

/** Every text of the pages in plain English. */
export const en: Texts = {
  language: 'English',
  skipLink: 'Skip to the content',
  errorPrefix: 'Error: ',
  errorTitle: 'Something needs your attention',
  errors: {
    TOO_LONG: 'This text is too long. Make it shorter',
    NO_EMAIL_ADDRESS: 'Enter a mail address, like name@example.com',
  },
  optionalUpTo: (max) => `Optional. At most ${max} characters.`,
  contact: 'Any questions? Send a mail to',
  notices: {
    saved: 'Saved',
    conflict: {
      title: 'Your answers have not been saved yet',
      body: 'You had this questionnaire open somewhere else too and saved something there. It is shown below, next to what you filled in here just now. Choose what should stay and save it.',
    },
  },
  notStored: {
    answer: (label) => `Here you chose just now: ${label}`,
    comment: 'Here you wrote just now:',
  },
  saving: {
    saving: 'Saving…',
    saved: 'Saved',
    retrying: 'Not saved, we are trying again',
    conflict: 'Not saved',
    refused: 'Not saved. Press ‘Save and go on’ to see what is wrong',
    conflictTitle: 'You are filling in this questionnaire somewhere else too',
    conflictBody:
      'Something was saved there that you do not see here. That is why we save nothing more here. Look at both first and choose what should stay.',
    showBoth: 'Show both',
  },
  languages: { nl: 'Dutch', en: 'English' },
  untranslated: (language) => `Part of this questionnaire has not been translated. That part is in ${language} here.`,
  allQuestionnaires: 'All your questionnaires',
  somebody: 'your colleague',
  about: { self: 'Your own view', other: (subject) => `Feedback to ${subject}` },

  inbox: {
    title: 'Your questionnaires',
    lead: 'This one link leads to all your questionnaires.',
    until: (moment) => `Open until ${moment}`,
    of: (programme, organisation) => `${programme} of ${organisation}`,
    self: 'You yourself',
    states: { TO_DO: 'To do', BEGUN: 'Begun', SUBMITTED: 'Sent', CLOSED: 'Closed' },
    together: {
      title: 'Rather question by question?',
      body: (names) => `The questions about ${names} are the same. You can answer them side by side.`,
      begin: (count) => `Fill in ${count} questionnaires side by side`,
    },
  },

  introduction: {
    together: {
      title: (count) => `Feedback to ${count} colleagues`,
      lead: (names) =>
        `${names} ask for your feedback. You answer each question for everybody before you go on to the next question.`,
      leave: 'Would you rather not give feedback to somebody? Then open the questionnaire about that person.',
    },
    self: {
      title: 'How do you see yourself?',
      lead: ({ programme, organisation }) =>
        `You are taking part in ‘${programme}’ of ${organisation}. You get the same questions as the people around you. That shows where you agree, and where you do not.`,
      purpose: (module) => `The module ‘${module}’. The outcome helps you choose what to work on.`,
    },
    other: {
      title: ({ subject }) => `${subject} asks for your feedback`,
      lead: ({ subject, programme, organisation }) =>
        `${subject} is taking part in ‘${programme}’ of ${organisation} and wants to learn from what others see.`,
      purpose: (module) => `The module ‘${module}’. The outcome helps to choose what could be different or better.`,
    },
    facts: { purpose: 'What for', duration: 'How long', until: 'Until' },
    duration: (minutes, parts) =>
      `About ${minutes} minutes, in ${parts} parts. You can stop and go on later, on another device too.`,
    until: (moment) => `${moment}. Until then you can change your answers.`,
    begin: 'Start the questions',
    resume: 'Go on with the questions',
    leaveTitle: 'Do you not want to take part, can’t you, or are you not the right person?',
    leave: 'I am not taking part',
  },

  merged: (groupName) =>
    `Your answers are counted together with those of ‘${groupName}’. Each of those groups is too small to stay anonymous. That is why they were merged beforehand.`,
  promise: {
    ANONYMOUS: {
      title: 'Your answers are anonymous',
      points: (who, groupName, threshold, commentThreshold) => [
        `Nobody sees what you fill in: not ${who}, and no manager, programme coordinator or administrator either.`,
        `The report only shows what a group answers together. Your group is ‘${groupName}’. Do fewer than ${threshold} people of a group answer a question? Then we show nothing of it.`,
        `What you write yourself is put in the report without a name and in mixed order, if at least ${commentThreshold} people of your group write something. Mind: your style can give you away.`,
        'When the round closes, we destroy the key that connects your link with your answers. In a backup that key remains until the backup expires.',
      ],
    },
    NAMED: {
      title: 'Your answers are not anonymous',
      points: (who, groupName) => [
        `The report shows your answers and texts under the name of your group: ‘${groupName}’.`,
        `Are there few people in that group? Then ${who} may know that they are yours.`,
        'Your answers are not counted in the groups that are anonymous.',
      ],
    },
    MANAGER: {
      title: 'Your answers are not anonymous',
      points: (who) => [
        `You fill this in as the manager. In the report ${who} sees that these answers and texts are yours.`,
        'Your answers are not counted in the groups that are anonymous.',
        `The report belongs to ${who}, who chooses who else may read it.`,
      ],
    },
    SELF: {
      title: 'Your answers are not anonymous',
      points: () => [
        'Your report shows your own answers beside those of others.',
        'Your answers are not counted in the groups that are anonymous.',
        'The report is yours. You choose who else may read it.',
      ],
    },
  },

  filling: {
    progress: (part, parts) => `Part ${part} of ${parts}`,
    instruction: {
      self: 'Think of the past months. Which answer fits what you really did?',
      other: (subject) => `Think of the past months. Which answer fits what you saw ${subject} do?`,
    },
    cannotJudge: 'I cannot judge this',
    next: 'Save and go on',
    back: 'Save and go back',
    later: 'Save and go on later',
    scale: 'The answers',
  },

  comments: {
    title: 'In your own words',
    warning: {
      ANONYMOUS: {
        title: 'Mind: your text can give you away',
        body: (who) =>
          `In the report ${who} reads exactly what you write here, without your name. Use ordinary words. Leave out names and dates, and examples that only you know.`,
      },
      MANAGER: {
        title: 'Your text is not anonymous',
        body: (who) => `In the report ${who} reads what you write here and sees that it is yours.`,
      },
      NAMED: {
        title: 'Your text is not anonymous',
        body: (who) => `In the report ${who} reads what you write here, under the name of your group.`,
      },
      SELF: { title: 'Your text is not anonymous', body: () => 'What you write here appears in your own report.' },
    },
  },

  review: {
    title: 'Check and send',
    complete: { title: 'Everything is filled in', body: 'You can send it now.' },
    incomplete: {
      title: (count) => `You have not filled in ${questions(count)} yet`,
      body: 'Choose an answer to each question. Then you can send it.',
    },
    filledIn: (count, total) => `${count} of ${total} filled in`,
    written: (count, total) => `${count} of ${total} written, optional`,
    unanswered: 'Not filled in yet:',
    until: (moment) => `You can still change your answers after that, until ${moment}.`,
    submit: 'Send',
    submitSeveral: (names) => `You are sending the questionnaires about ${names}.`,
  },

  done: {
    title: 'Thank you, your answers have been sent',
    until: (moment) => `Would you like to change something? You can until ${moment}, with the same link.`,
    next: {
      self: 'When the round closes, we make your report. After that it does not change any more.',
      other: (subject) =>
        `When the round closes, we make the report for ${subject}. After that it does not change any more.`,
    },
    remaining: (count) =>
      count === 1 ? '1 more questionnaire is waiting for you.' : `${count} more questionnaires are waiting for you.`,
    close: 'You can close this window now.',
    change: 'Change my answers',
  },

  decline: {
    title: 'Do you not want to take part?',
    body: [
      'That is all right. You need not say why. If this mail was not meant for you, choose ‘I am not taking part’ here too.',
      'We throw away what you have filled in already. You will get no more reminders.',
    ],
    told: {
      anonymous: () =>
        'We tell nobody that you are not taking part. The coordinator only hears when a group becomes too small.',
      named: (subject) =>
        `We write to nobody about it. But your group stands in the report under its own name. ${subject} can see there that your answers are missing.`,
    },
    confirm: 'I am not taking part',
    stay: 'Take part after all',
  },
  declined: {
    title: 'You are not taking part',
    body: ['You will get no more reminders about this questionnaire.', 'You can close this window now.'],
  },
  closed: {
    title: 'This round is closed',
    body: [
      'The questionnaire can no longer be filled in or changed.',
      'Did you send your answers in time? Then they count.',
    ],
  },

  problems: {
    questionnaireLink: {
      title: 'This link does not work',
      body: [
        'We do not know this link, or it is no longer valid.',
        'Open the link from the mail once more. Perhaps part of it was lost.',
        'Does it keep going wrong? Then ask the person who invited you for help.',
      ],
    },
    signInLink: {
      title: 'You cannot sign in with this link',
      body: [
        'A link to sign in works once and only for a short time.',
        'Ask for a new link and open it right away. Always use the latest mail.',
      ],
    },
    form: {
      title: 'We cannot read this form',
      body: ['Nothing has been saved.', 'Go back, reload the page and try again.'],
    },
    fault: {
      title: 'Something went wrong',
      body: ['The fault is ours. What you saved before is still there.', 'Try again in a few minutes.'],
    },
  },

  signInRequest: {
    title: 'Sign in to Leerlijn',
    body: ['You need no password. We mail you a link.'],
    email: 'Mail address',
    emailHint: 'The address at which you get mail from Leerlijn.',
    submit: 'Mail me a link',
  },
  signInRequested: {
    title: 'Look in your mail',
    body: [
      'Do we know this address? Then you will get a mail with a link within a minute. The link works once and only for a short time.',
      'Does nothing come? Look in your unwanted mail, or ask your programme coordinator which address we know.',
    ],
  },
  signIn: {
    title: 'Sign in to Leerlijn',
    body: ['You opened a link from a mail. Press the button to sign in.', 'The link works once.'],
    submit: 'Sign in',
    unasked: 'Did you not ask for this link? Then close this window. Nothing will happen.',
  },
  signedIn: {
    title: 'You are signed in',
    body: (name) => `Welcome, ${name}.`,
    explorer: 'Go to the API explorer',
  },
};
