import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const feedbackErrors = defineUserErrors({
  QUESTIONNAIRE_NOT_READABLE: {
    nl: 'Dit is geen leesbaar YAML-bestand: {reason}',
    en: 'This is not a readable YAML file: {reason}',
  },
  QUESTIONNAIRE_FAULT: {
    nl: '{path}: {fault, select, MISSING {ontbreekt} WRONG_TYPE {is van de verkeerde soort} WRONG_FORMAT {heeft niet de juiste vorm} UNKNOWN_FIELD {kennen we niet} TOO_SMALL {is te klein of te kort} TOO_LARGE {is te groot of te lang} DUPLICATE_KEY {komt al eerder voor} SCALE_TOO_SHORT {de schaal heeft minstens drie punten nodig} WRONG_NUMBER_OF_LABELS {heeft niet evenveel namen als de schaal punten heeft} NO_LANGUAGE {er is geen tekst in het Nederlands of Engels} MISSING_TRANSLATION {de vertaling ontbreekt} other {er zijn te veel vragen}}',
    en: '{path}: {fault, select, MISSING {is missing} WRONG_TYPE {is of the wrong kind} WRONG_FORMAT {does not have the right form} UNKNOWN_FIELD {is not known} TOO_SMALL {is too small or too short} TOO_LARGE {is too large or too long} DUPLICATE_KEY {occurs before} SCALE_TOO_SHORT {the scale needs three points at least} WRONG_NUMBER_OF_LABELS {does not have as many names as the scale has points} NO_LANGUAGE {there is no text in Dutch or English} MISSING_TRANSLATION {the translation is missing} other {there are too many questions}}',
  },
  QUESTIONNAIRE_UNKNOWN: { nl: 'Deze vragenlijst bestaat niet.', en: 'There is no such questionnaire.' },
  ROUND_DAYS_WRONG: {
    nl: 'De ronde moet na vandaag en na de opening sluiten.',
    en: 'The round must close after today and after it opens.',
  },
  ROUND_EXISTS: {
    nl: 'Deze module heeft al een ronde. Een nieuwe kan pas als die is afgelast.',
    en: 'This module has a round already. Another can be planned only once that one is called off.',
  },
  ROUND_REFUSED: {
    nl: '{reason, select, NOT_FROM_THIS_STATE {Dat kan niet in deze fase van de ronde.} NO_QUESTIONNAIRE {De ronde heeft nog geen vragenlijst.} CLOSES_BEFORE_IT_OPENS {De ronde sluit voordat hij opent.} TOO_EARLY_TO_OPEN {De ronde kan pas open op het afgesproken moment.} ALREADY_OVER {De sluitingsdag is al voorbij.} NOBODY_TO_ASK {Er is nog niemand om te vragen: laat eerst de feedbackgevers goedkeuren.} other {De ronde kan nog niet dicht.}}',
    en: '{reason, select, NOT_FROM_THIS_STATE {That cannot be done in this phase of the round.} NO_QUESTIONNAIRE {The round has no questionnaire yet.} CLOSES_BEFORE_IT_OPENS {The round closes before it opens.} TOO_EARLY_TO_OPEN {The round can open at its moment and no earlier.} ALREADY_OVER {The closing day has passed.} NOBODY_TO_ASK {There is nobody to ask yet: have the raters approved first.} other {The round cannot close yet.}}',
  },
  NO_PARTICIPANTS: { nl: 'Schrijf eerst deelnemers in.', en: 'Enrol participants first.' },
  PANEL_REFUSED: {
    nl: '{reason, select, ROUND_NOT_NOMINATING {De ronde is al open: feedbackgevers liggen vast.} NOT_FROM_THIS_STATE {Deze keuze is al gemaakt.} ALREADY_APPROVED {De feedbackgevers zijn al goedgekeurd.} NAMED_RATER_STAYS {Jezelf en je leidinggevende horen er altijd bij.} other {Dit is niet aan jou.}}',
    en: '{reason, select, ROUND_NOT_NOMINATING {The round is open: raters are settled.} NOT_FROM_THIS_STATE {This choice has been made already.} ALREADY_APPROVED {The raters have been approved already.} NAMED_RATER_STAYS {You and your manager always take part.} other {This is not yours to decide.}}',
  },
  PANEL_FAULT: {
    nl: '{fault, select, NOT_EXACTLY_ONE_SELF {Er moet precies één zelfbeoordeling zijn.} NOT_EXACTLY_ONE_MANAGER {De leidinggevende hoort er precies één keer bij.} ASKED_TWICE {Deze persoon is al gevraagd.} SUBJECT_IN_OTHER_GROUP {De deelnemer zelf kan alleen de zelfbeoordeling invullen.} SOMEBODY_ELSE_AS_SELF {Alleen de deelnemer zelf kan de zelfbeoordeling invullen.} other {Iemand van buiten kan alleen in de groep Anderen.}}',
    en: '{fault, select, NOT_EXACTLY_ONE_SELF {There must be exactly one self-assessment.} NOT_EXACTLY_ONE_MANAGER {The manager takes part exactly once.} ASKED_TWICE {This person has been asked already.} SUBJECT_IN_OTHER_GROUP {The participant can fill in the self-assessment only.} SOMEBODY_ELSE_AS_SELF {Only the participant can fill in the self-assessment.} other {Somebody from outside can only be in the group Others.}}',
  },
  RATER_UNKNOWN: { nl: 'Deze collega bestaat niet.', en: 'There is no such colleague.' },
  RATER_IS_COLLEAGUE: {
    nl: 'Dit adres is van een collega. Kies die collega zelf.',
    en: 'This address is a colleague’s. Choose that colleague instead.',
  },
  RATER_MISSING: {
    nl: 'Kies een collega, of geef naam en e-mailadres van iemand van buiten: precies één van beide.',
    en: 'Choose a colleague, or give name and address of somebody from outside: exactly one of the two.',
  },
  LINK_CLOSED: {
    nl: '{reason, select, NOT_OPEN_YET {De ronde is nog niet open.} CANCELLED {De ronde gaat niet door.} other {De ronde is gesloten. Je antwoord kan niet meer worden bewaard.}}',
    en: '{reason, select, NOT_OPEN_YET {The round is not open yet.} CANCELLED {The round was called off.} other {The round has closed. Your answer can no longer be saved.}}',
  },
  ANSWER_FAULT: {
    nl: '{fault, select, WRONG_NUMBER_OF_SCORES {Geef precies één antwoord per vraag.} OFF_SCALE {Kies een punt van de schaal.} CANNOT_JUDGE_NOT_OFFERED {Kies een punt van de schaal.} UNANSWERED {Deze vraag is nog niet beantwoord.} WRONG_NUMBER_OF_COMMENTS {Geef precies één tekst per open vraag; leeg mag.} other {Deze tekst is langer dan 2000 tekens.}}',
    en: '{fault, select, WRONG_NUMBER_OF_SCORES {Give exactly one answer per question.} OFF_SCALE {Choose a point of the scale.} CANNOT_JUDGE_NOT_OFFERED {Choose a point of the scale.} UNANSWERED {This question has not been answered yet.} WRONG_NUMBER_OF_COMMENTS {Give exactly one text per open question; it may be empty.} other {This text is longer than 2000 characters.}}',
  },
  ANSWERED_ELSEWHERE: {
    nl: 'Je hebt dit intussen op een andere plek gewijzigd. Haal het opnieuw op; er is niets overschreven.',
    en: 'You changed this elsewhere in the meantime. Get it again; nothing was overwritten.',
  },
});
