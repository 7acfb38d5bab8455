import type { Locale } from '../../platform/auth/actor.js';
import type { FieldErrorCode, InboxState, InvitationView, Notice } from '../views.js';

type Invitation = Pick<InvitationView, 'subject' | 'organisation' | 'programme' | 'module'>;

const questions = (count: number) => (count === 1 ? '1 vraag' : `${count} vragen`);

/** Every text of the pages in Dutch, level B1. */
export const nl = {
  language: 'Nederlands',
  skipLink: 'Direct naar de inhoud',
  errorPrefix: 'Fout: ',
  errorTitle: 'Er is iets niet goed ingevuld',
  errors: {
    TOO_LONG: 'Deze tekst is te lang. Maak hem korter',
    NO_EMAIL_ADDRESS: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl',
  } satisfies Record<FieldErrorCode, string>,
  optionalUpTo: (max: number) => `Niet verplicht. Maximaal ${max} tekens.`,
  contact: 'Heb je een vraag? Mail dan met',
  notices: {
    saved: 'Opgeslagen',
    conflict: {
      title: 'Je antwoorden zijn nog niet opgeslagen',
      body: 'Je hebt deze vragenlijst ook ergens anders open gehad en daar iets opgeslagen. Dat staat hieronder. Wat je hier net invulde, staat erbij. Kies wat er moet blijven en sla het op.',
    },
  } satisfies Record<Notice, unknown>,
  notStored: {
    answer: (label: string) => `Hier koos je net: ${label}`,
    comment: 'Hier schreef je net:',
  },
  saving: {
    saving: 'Opslaan…',
    saved: 'Opgeslagen',
    retrying: 'Niet opgeslagen, we proberen het opnieuw',
    conflict: 'Niet opgeslagen',
    refused: 'Niet opgeslagen. Druk op ‘Opslaan en verder’ om te zien wat er mis is',
    conflictTitle: 'Je vult deze vragenlijst ook ergens anders in',
    conflictBody:
      'Daar is iets opgeslagen dat je hier niet ziet. Daarom slaan we hier niets meer op. Bekijk eerst allebei en kies wat er moet blijven.',
    showBoth: 'Laat allebei zien',
  },
  languages: { nl: 'het Nederlands', en: 'het Engels' } satisfies Record<Locale, string>,
  untranslated: (language: string) =>
    `Een deel van deze vragenlijst is niet vertaald. Dat deel staat hier in ${language}.`,
  allQuestionnaires: 'Al je vragenlijsten',
  somebody: 'je collega',
  about: { self: 'Jouw eigen beeld', other: (subject: string) => `Feedback aan ${subject}` },

  inbox: {
    title: 'Jouw vragenlijsten',
    lead: 'Met deze ene link kom je bij al je vragenlijsten.',
    until: (moment: string) => `In te vullen tot ${moment}`,
    of: (programme: string, organisation: string) => `${programme}, ${organisation}`,
    self: 'Jij zelf',
    states: { TO_DO: 'Te doen', BEGUN: 'Begonnen', SUBMITTED: 'Verstuurd', CLOSED: 'Gesloten' } satisfies Record<
      InboxState,
      string
    >,
    together: {
      title: 'Liever vraag voor vraag?',
      body: (names: string) => `Voor ${names} zijn de vragen gelijk. Je kunt ze naast elkaar beantwoorden.`,
      begin: (count: number) => `Vul ${count} vragenlijsten naast elkaar in`,
    },
  },

  introduction: {
    together: {
      title: (count: number) => `Feedback aan ${count} collega’s`,
      lead: (names: string) =>
        `${names} vragen je om feedback. Je beantwoordt elke vraag voor iedereen, voordat je verdergaat naar de volgende vraag.`,
      leave: 'Wil je aan iemand geen feedback geven? Open dan de vragenlijst over die persoon.',
    },
    self: {
      title: 'Hoe kijk je naar jezelf?',
      lead: ({ programme, organisation }: Invitation) =>
        `Je doet mee aan ‘${programme}’ van ${organisation}. Jij krijgt dezelfde vragen als de mensen om je heen. Zo zie je waar jullie hetzelfde denken, en waar niet.`,
      purpose: (module: string) => `De module ‘${module}’. De uitkomst helpt je te kiezen waar je aan wilt werken.`,
    },
    other: {
      title: ({ subject }: Invitation) => `${subject} vraagt je om feedback`,
      lead: ({ subject, programme, organisation }: Invitation) =>
        `${subject} doet mee aan ‘${programme}’ van ${organisation} en wil leren van wat anderen zien.`,
      purpose: (module: string) => `De module ‘${module}’. De uitkomst helpt te kiezen wat anders of beter kan.`,
    },
    facts: { purpose: 'Waarvoor', duration: 'Hoelang', until: 'Tot wanneer' },
    duration: (minutes: number, parts: number) =>
      `Ongeveer ${minutes} minuten, in ${parts} delen. Je kunt stoppen en later verdergaan, ook op een ander apparaat.`,
    until: (moment: string) => `${moment}. Tot dan kun je je antwoorden nog veranderen.`,
    begin: 'Begin met de vragen',
    resume: 'Ga verder met de vragen',
    leaveTitle: 'Wil of kun je niet meedoen, of ben je niet de juiste persoon?',
    leave: 'Ik doe niet mee',
  },

  merged: (groupName: string) =>
    `Jouw antwoorden tellen samen met die van ‘${groupName}’. Die groepen zijn los te klein om anoniem te blijven. Daarom zijn ze vooraf samengevoegd.`,
  promise: {
    ANONYMOUS: {
      title: 'Je antwoorden zijn anoniem',
      points: (who: string, groupName: string, threshold: number, commentThreshold: number) => [
        `Niemand ziet wat jij invult: ${who} niet, en ook geen leidinggevende, programmacoördinator of beheerder.`,
        `In het verslag staat alleen wat een groep samen antwoordt. Jouw groep is ‘${groupName}’. Geven minder dan ${threshold} mensen uit een groep antwoord op een vraag? Dan laten we daar niets van zien.`,
        `Wat je zelf schrijft, komt zonder naam en door elkaar in het verslag, als minstens ${commentThreshold} mensen uit je groep iets schrijven. Let op: aan je stijl kan iemand je herkennen.`,
        'Als de ronde sluit, vernietigen we de sleutel die jouw link met je antwoorden verbindt. In een reservekopie blijft die sleutel staan tot de kopie verloopt.',
      ],
    },
    NAMED: {
      title: 'Je antwoorden zijn niet anoniem',
      points: (who: string, groupName: string) => [
        `In het verslag staan jouw antwoorden en teksten onder de naam van je groep: ‘${groupName}’.`,
        `Zitten er weinig mensen in die groep? Dan kan ${who} weten dat ze van jou komen.`,
        'Jouw antwoorden tellen niet mee bij de groepen die wel anoniem zijn.',
      ],
    },
    MANAGER: {
      title: 'Je antwoorden zijn niet anoniem',
      points: (who: string) => [
        `Je vult dit in als leidinggevende. In het verslag ziet ${who} dat deze antwoorden en teksten van jou komen.`,
        'Jouw antwoorden tellen niet mee bij de groepen die wel anoniem zijn.',
        `Het verslag is van ${who}, die zelf kiest wie het nog meer mag lezen.`,
      ],
    },
    SELF: {
      title: 'Je antwoorden zijn niet anoniem',
      points: () => [
        'In je verslag staan je eigen antwoorden naast die van anderen.',
        'Jouw antwoorden tellen niet mee bij de groepen die wel anoniem zijn.',
        'Het verslag is van jou. Jij kiest wie het nog meer mag lezen.',
      ],
    },
  },

  filling: {
    progress: (part: number, parts: number) => `Deel ${part} van ${parts}`,
    instruction: {
      self: 'Denk aan de afgelopen maanden. Welk antwoord past bij wat je echt deed?',
      other: (subject: string) => `Denk aan de afgelopen maanden. Welk antwoord past bij wat jij van ${subject} zag?`,
    },
    cannotJudge: 'Kan ik niet beoordelen',
    next: 'Opslaan en verder',
    back: 'Opslaan en terug',
    later: 'Opslaan en later verder',
    scale: 'De antwoorden',
  },

  comments: {
    title: 'In je eigen woorden',
    warning: {
      ANONYMOUS: {
        title: 'Let op: aan je tekst kan iemand je herkennen',
        body: (who: string) =>
          `In het verslag leest ${who} precies wat je hier schrijft, zonder je naam. Gebruik gewone woorden. Noem geen namen of data, en geen voorbeeld dat alleen jij kent.`,
      },
      MANAGER: {
        title: 'Je tekst is niet anoniem',
        body: (who: string) => `In het verslag leest ${who} wat je hier schrijft en ziet dat het van jou komt.`,
      },
      NAMED: {
        title: 'Je tekst is niet anoniem',
        body: (who: string) => `In het verslag leest ${who} wat je hier schrijft, onder de naam van je groep.`,
      },
      SELF: { title: 'Je tekst is niet anoniem', body: () => 'Wat je hier schrijft, staat in je eigen verslag.' },
    },
  },

  review: {
    title: 'Kijk na en verstuur',
    complete: { title: 'Alles is ingevuld', body: 'Je kunt nu versturen.' },
    incomplete: {
      title: (count: number) => `Je hebt ${questions(count)} nog niet ingevuld`,
      body: 'Kies bij elke vraag een antwoord. Daarna kun je versturen.',
    },
    filledIn: (count: number, total: number) => `${count} van ${total} ingevuld`,
    written: (count: number, total: number) => `${count} van ${total} geschreven, niet verplicht`,
    unanswered: 'Nog niet ingevuld:',
    until: (moment: string) => `Je kunt je antwoorden daarna nog veranderen, tot ${moment}.`,
    submit: 'Versturen',
    submitSeveral: (names: string) => `Je verstuurt de vragenlijsten over ${names}.`,
  },

  done: {
    title: 'Bedankt, je antwoorden zijn verstuurd',
    until: (moment: string) => `Wil je nog iets veranderen? Dat kan tot ${moment}, met dezelfde link.`,
    next: {
      self: 'Als de ronde sluit, maken we je verslag. Dat verandert daarna niet meer.',
      other: (subject: string) =>
        `Als de ronde sluit, maken we het verslag voor ${subject}. Dat verandert daarna niet meer.`,
    },
    remaining: (count: number) =>
      count === 1 ? 'Er staat nog 1 vragenlijst voor je klaar.' : `Er staan nog ${count} vragenlijsten voor je klaar.`,
    close: 'Je kunt dit venster nu sluiten.',
    change: 'Antwoorden veranderen',
  },

  decline: {
    title: 'Wil je niet meedoen?',
    body: [
      'Dat is goed. Je hoeft niet te zeggen waarom. Ook als deze mail niet voor jou was, kies je hier ‘Ik doe niet mee’.',
      'Wat je al hebt ingevuld, gooien we weg. Je krijgt geen herinneringen meer.',
    ],
    told: {
      anonymous: () =>
        'We vertellen niemand dat jij niet meedoet. De coördinator hoort alleen wanneer een groep te klein wordt.',
      named: (subject: string) =>
        `We sturen niemand bericht. Maar in het verslag staat jouw groep onder eigen naam. ${subject} kan daar zien dat jouw antwoorden ontbreken.`,
    },
    confirm: 'Ik doe niet mee',
    stay: 'Toch wel meedoen',
  },
  declined: {
    title: 'Je doet niet mee',
    body: ['Over deze vragenlijst krijg je geen herinneringen meer.', 'Je kunt dit venster nu sluiten.'],
  },
  closed: {
    title: 'Deze ronde is gesloten',
    body: [
      'Je kunt de vragenlijst niet meer invullen of veranderen.',
      'Had je de antwoorden op tijd verstuurd? Dan tellen ze mee.',
    ],
  },

  problems: {
    questionnaireLink: {
      title: 'Deze link werkt niet',
      body: [
        'We kennen deze link niet, of hij is niet meer geldig.',
        'Open de link nog een keer vanuit de mail. Misschien is hij niet helemaal meegekomen.',
        'Blijft het misgaan? Vraag dan hulp aan wie je heeft uitgenodigd.',
      ],
    },
    signInLink: {
      title: 'Met deze link kun je niet inloggen',
      body: [
        'Een link om in te loggen werkt één keer en maar kort.',
        'Vraag een nieuwe link aan en open die meteen. Gebruik altijd de laatste mail.',
      ],
    },
    form: {
      title: 'We kunnen dit formulier niet lezen',
      body: ['Er is niets opgeslagen.', 'Ga terug, laad de pagina opnieuw en probeer het nog een keer.'],
    },
    fault: {
      title: 'Er ging iets mis',
      body: [
        'Dat ligt aan ons. Wat je eerder hebt opgeslagen, is er nog.',
        'Probeer het over een paar minuten opnieuw.',
      ],
    },
  },

  signInRequest: {
    title: 'Inloggen bij Leerlijn',
    body: ['Je hebt geen wachtwoord nodig. We mailen je een link.'],
    email: 'E-mailadres',
    emailHint: 'Het adres waarop je mail van Leerlijn krijgt.',
    submit: 'Mail mij een link',
  },
  signInRequested: {
    title: 'Kijk in je mail',
    body: [
      'Kennen we dit adres? Dan krijg je binnen een minuut een mail met een link. De link werkt één keer en maar kort.',
      'Komt er niets? Kijk dan bij je ongewenste mail, of vraag je programmacoördinator welk adres bij ons bekend is.',
    ],
  },
  signIn: {
    title: 'Inloggen bij Leerlijn',
    body: ['Je opende een link uit een mail. Druk op de knop om in te loggen.', 'De link werkt één keer.'],
    submit: 'Inloggen',
    unasked: 'Heb je deze link niet zelf aangevraagd? Sluit dan dit venster. Er gebeurt niets.',
  },
  signedIn: {
    title: 'Je bent ingelogd',
    body: (name: string) => `Welkom, ${name}.`,
    explorer: 'Naar de API-verkenner',
  },
};
