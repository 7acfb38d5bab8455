import { defineUserErrors } from '../../platform/graphql/user-errors.js';

export const feedbackErrors = defineUserErrors({
  QUESTIONNAIRE_NOT_READABLE: {
    nl: 'Regel {line}, kolom {column}: {fault, select, TOO_LONG {het bestand is langer dan 500.000 tekens} INDENTATION {de inspringing klopt niet, of een haakje blijft open} NAME_TWICE {deze naam staat hier al} SEVERAL_DOCUMENTS {hier begint een tweede vragenlijst; een bestand bevat er één} REFERENCE {verwijzingen met & en * lezen we niet} TAG {aanduidingen met ! lezen we niet} PUNCTUATION {er ontbreekt hier een leesteken (aanhalingsteken, haakje, komma of dubbele punt), of er staat er een te veel} other {dit is geen leesbare YAML}}',
    en: 'Line {line}, column {column}: {fault, select, TOO_LONG {the file is longer than 500,000 characters} INDENTATION {the indentation is wrong, or a bracket is never closed} NAME_TWICE {this name is here already} SEVERAL_DOCUMENTS {a second questionnaire begins here; a file holds one} REFERENCE {references by & and * are not read} TAG {marks by ! are not read} PUNCTUATION {a punctuation mark (quote, bracket, comma or colon) is missing here, or is one too many} other {this is no readable YAML}}',
  },
  QUESTIONNAIRE_FAULT: {
    nl: '{path} (regel {line}, kolom {column}): {fault, select, MISSING {ontbreekt} WRONG_TYPE {is van de verkeerde soort} WRONG_FORMAT {heeft niet de juiste vorm} UNKNOWN_FIELD {kennen we niet} TOO_SMALL {is te klein of te kort} TOO_LARGE {is te groot of te lang} DUPLICATE_KEY {komt al eerder voor} SCALE_TOO_SHORT {de schaal heeft minstens drie punten nodig} WRONG_NUMBER_OF_LABELS {heeft niet evenveel namen als de schaal punten heeft} NO_LANGUAGE {er is geen tekst in het Nederlands of Engels} UNKNOWN_GROUP {deze groep feedbackgevers is er niet} GROUP_ASKED_NOTHING {aan deze groep wordt geen enkele stelling gevraagd} NO_SELF_GROUP {de groep SELF hoort er altijd bij} MUST_BE_NAMED {deze groep kan niet anoniem zijn} MORE_THAN_ONE {in deze groep zit precies één persoon} MINIMUM_ABOVE_MAXIMUM {is hoger dan het maximum} RESERVED_KEY {deze naam is al voor de anonieme groepen samen} UNKNOWN_SECTION {dit deel is er niet} SECTION_NOT_TOGETHER {de competenties van een deel horen bij elkaar te staan} UNKNOWN_COMPETENCY {staat niet in de bank} UNKNOWN_ITEM {deze stelling heeft de competentie in de bank niet} other {er zijn te veel vragen}}',
    en: '{path} (line {line}, column {column}): {fault, select, MISSING {is missing} WRONG_TYPE {is of the wrong kind} WRONG_FORMAT {does not have the right form} UNKNOWN_FIELD {is not known} TOO_SMALL {is too small or too short} TOO_LARGE {is too large or too long} DUPLICATE_KEY {occurs before} SCALE_TOO_SHORT {the scale needs three points at least} WRONG_NUMBER_OF_LABELS {does not have as many names as the scale has points} NO_LANGUAGE {there is no text in Dutch or English} UNKNOWN_GROUP {there is no such rater group} GROUP_ASKED_NOTHING {this group is asked no item at all} NO_SELF_GROUP {the group SELF is always part of it} MUST_BE_NAMED {this group cannot be anonymous} MORE_THAN_ONE {this group is exactly one person} MINIMUM_ABOVE_MAXIMUM {is above the maximum} RESERVED_KEY {this name is taken by the anonymous groups together} UNKNOWN_SECTION {there is no such section} SECTION_NOT_TOGETHER {the competencies of a section stand together} UNKNOWN_COMPETENCY {is not in the bank} UNKNOWN_ITEM {the competency in the bank has no such item} other {there are too many questions}}',
  },
  QUESTIONNAIRE_RETIRED: {
    nl: 'Deze vragenlijst wordt niet meer gebruikt voor nieuwe rondes. Kies een andere versie.',
    en: 'This questionnaire is no longer used for new rounds. Choose another version.',
  },
  QUESTIONNAIRE_UNKNOWN: { nl: 'Deze vragenlijst bestaat niet.', en: 'There is no such questionnaire.' },
  ROUND_DAYS_WRONG: {
    nl: 'De ronde moet na vandaag en na de opening sluiten.',
    en: 'The round must close after today and after it opens.',
  },
  DEADLINE_WRONG: {
    nl: '{fault, select, PASSED {Deze dag is al voorbij.} AFTER_OPENING {Deze dag moet voor de opening van de ronde liggen.} APPROVAL_BEFORE_NOMINATIONS {Goedkeuren kan niet eerder klaar zijn dan kiezen.} other {Zonder deze dag weten we niet wanneer panels vanzelf worden goedgekeurd.}}',
    en: '{fault, select, PASSED {This day has passed.} AFTER_OPENING {This day must come before the round opens.} APPROVAL_BEFORE_NOMINATIONS {Approving cannot end before choosing does.} other {Without this day we do not know when panels are approved by themselves.}}',
  },
  RATER_GROUPS_FAULT: {
    nl: '{path}: {fault, select, MISSING {ontbreekt} TOO_SMALL {is te klein of te kort: minstens {limit}} TOO_LARGE {is te groot of te lang: hooguit {limit}} WRONG_FORMAT {heeft niet de juiste vorm: hoofdletters, cijfers en _} DUPLICATE_KEY {komt al eerder voor} NO_LANGUAGE {heeft geen naam in het Nederlands of Engels} NO_SELF_GROUP {de groep SELF moet erbij zijn} RESERVED_KEY {is een sleutel die Leerlijn zelf gebruikt} MUST_BE_NAMED {SELF en MANAGER antwoorden onder hun naam} MORE_THAN_ONE {SELF en MANAGER zijn er hooguit één} MINIMUM_ABOVE_MAXIMUM {is meer dan het hoogste aantal} IN_USE {er staan al mensen in deze groep: haal hen er eerst uit} MERGED {deze groep is samengevoegd: haal dat eerst uit elkaar} other {is van de verkeerde soort}}',
    en: '{path}: {fault, select, MISSING {is missing} TOO_SMALL {is too small or too short: {limit} at least} TOO_LARGE {is too large or too long: {limit} at most} WRONG_FORMAT {does not have the right form: capitals, digits and _} DUPLICATE_KEY {occurs before} NO_LANGUAGE {has no name in Dutch or English} NO_SELF_GROUP {the group SELF must be there} RESERVED_KEY {is a key that Leerlijn uses itself} MUST_BE_NAMED {SELF and MANAGER answer under their name} MORE_THAN_ONE {of SELF and MANAGER there is one at most} MINIMUM_ABOVE_MAXIMUM {is more than the maximum} IN_USE {there are people in this group: take them out first} MERGED {this group is merged: separate it first} other {is of the wrong kind}}',
  },
  LOAD_LIMIT_WRONG: {
    nl: 'Kies een aantal van 1 tot en met {most}.',
    en: 'Choose a number from 1 up to and including {most}.',
  },
  ROUND_EXISTS: {
    nl: 'Deze module heeft al een ronde die loopt. Een nieuwe kan pas als de rapporten van die ronde er zijn, of als die is afgelast.',
    en: 'This module has a running round already. Another can be planned only once that one has its reports, or is called off.',
  },
  ROUND_REFUSED: {
    nl: '{reason, select, NOT_FROM_THIS_STATE {Dat kan niet in deze fase van de ronde.} CLOSES_BEFORE_IT_OPENS {De ronde sluit voordat hij opent.} TOO_EARLY_TO_OPEN {De ronde kan pas open op het afgesproken moment.} ALREADY_OVER {De sluitingsdag is al voorbij.} NOBODY_TO_ASK {Er is nog niemand om te vragen: laat eerst de feedbackgevers goedkeuren, en zorg dat elke groep groot genoeg is.} NEVER_EARLIER {Een ronde die open is sluit later dan gepland of vandaag, niet eerder op een andere dag.} PANEL_NOT_READY {Dit panel kan zo niet worden gevraagd: laat het goedkeuren en zorg dat elke groep groot genoeg is.} LINKS_GIVEN_OUT {De uitnodigingen zijn al verstuurd.} other {De ronde kan nog niet dicht.}}',
    en: '{reason, select, NOT_FROM_THIS_STATE {That cannot be done in this phase of the round.} CLOSES_BEFORE_IT_OPENS {The round closes before it opens.} TOO_EARLY_TO_OPEN {The round can open at its moment and no earlier.} ALREADY_OVER {The closing day has passed.} NOBODY_TO_ASK {There is nobody to ask yet: have the raters approved first, and make every group large enough.} NEVER_EARLIER {A round that is open closes later than planned or today, not earlier on another day.} PANEL_NOT_READY {This panel cannot be asked as it is: have it approved, with every group large enough.} LINKS_GIVEN_OUT {The invitations have been sent already.} other {The round cannot close yet.}}',
  },
  NO_PARTICIPANTS: { nl: 'Schrijf eerst deelnemers in.', en: 'Enrol participants first.' },
  PANEL_REFUSED: {
    nl: '{participant, select, none {} other {{participant}: }}{reason, select, ROUND_NOT_NOMINATING {De ronde is al open: feedbackgevers liggen vast.} NOT_FROM_THIS_STATE {Deze keuze is al gemaakt.} ALREADY_APPROVED {De feedbackgevers zijn al goedgekeurd.} NAMED_RATER_STAYS {Jezelf en je leidinggevende horen er altijd bij.} NOMINATIONS_OVER {De tijd om te kiezen is voorbij.} APPROVAL_OVER {De tijd om goed te keuren is voorbij: wijzig de feedbackgevers zelf, zolang er geen uitnodigingen zijn verstuurd.} NOT_ASKED_YET {Er zijn nog geen uitnodigingen verstuurd: wijzig de keuze van feedbackgevers.} GROUP_TOO_SMALL {In deze groep zijn dan te weinig mensen gevraagd om anoniem te blijven.} other {Dit is niet aan jou.}}',
    en: '{participant, select, none {} other {{participant}: }}{reason, select, ROUND_NOT_NOMINATING {The round is open: raters are settled.} NOT_FROM_THIS_STATE {This choice has been made already.} ALREADY_APPROVED {The raters have been approved already.} NAMED_RATER_STAYS {You and your manager always take part.} NOMINATIONS_OVER {The time for choosing is over.} APPROVAL_OVER {The time for approving is over: change the raters yourself, as long as no invitations were sent.} NOT_ASKED_YET {No invitations have been sent yet: change the choice of raters.} GROUP_TOO_SMALL {Too few people would be asked in this group for them to stay anonymous.} other {This is not yours to decide.}}',
  },
  PANEL_FAULT: {
    nl: '{participant, select, none {} other {{participant}: }}{fault, select, NOT_EXACTLY_ONE_SELF {Er moet precies één zelfbeoordeling zijn.} NOT_EXACTLY_ONE_MANAGER {De leidinggevende hoort er precies één keer bij.} ASKED_TWICE {Deze persoon is al gevraagd.} SUBJECT_IN_OTHER_GROUP {De deelnemer zelf kan alleen de zelfbeoordeling invullen.} SOMEBODY_ELSE_AS_SELF {Alleen de deelnemer zelf kan de zelfbeoordeling invullen.} TOO_MANY {In de groep {group} {maximum, plural, one {is plaats voor hooguit # mens} other {is plaats voor hooguit # mensen}}.} UNKNOWN_GROUP {Deze ronde heeft de groep {group} niet. De groepen zijn: {groups}.} COACH_ON_PANEL {De coach leest het verslag als eerste en kan daarom geen feedback geven.} COLLEAGUE_AMONG_OUTSIDERS {Een collega kan niet in een groep van mensen van buiten. Kies een andere groep.} other {Iemand van buiten kan niet in een groep van collega’s.}}',
    en: '{participant, select, none {} other {{participant}: }}{fault, select, NOT_EXACTLY_ONE_SELF {There must be exactly one self-assessment.} NOT_EXACTLY_ONE_MANAGER {The manager takes part exactly once.} ASKED_TWICE {This person has been asked already.} SUBJECT_IN_OTHER_GROUP {The participant can fill in the self-assessment only.} SOMEBODY_ELSE_AS_SELF {Only the participant can fill in the self-assessment.} TOO_MANY {The group {group} has room for {maximum, plural, one {# person} other {# people}} at most.} UNKNOWN_GROUP {This round has no group {group}. The groups are: {groups}.} COACH_ON_PANEL {The coach reads the report first and can therefore not give feedback.} COLLEAGUE_AMONG_OUTSIDERS {A colleague cannot be in a group of people from outside. Choose another group.} other {Somebody from outside cannot be in a group of colleagues.}}',
  },
  MERGE_FAULT: {
    nl: '{fault, select, FEWER_THAN_TWO_GROUPS {Noem minstens twee groepen.} UNKNOWN_GROUP {De groep {group} is er niet in deze ronde.} NAMED_GROUP {De groep {group} is niet anoniem en blijft op zichzelf.} ALREADY_MERGED {De groep {group} is al samengevoegd.} OUTSIDERS_WITH_COLLEAGUES {Mensen van buiten blijven apart van collega’s. Vraag meer mensen, of haal deze groep leeg.} other {Deze groepen zijn niet samengevoegd.}}',
    en: '{fault, select, FEWER_THAN_TWO_GROUPS {Name two groups at least.} UNKNOWN_GROUP {This round has no group {group}.} NAMED_GROUP {The group {group} is not anonymous and stays by itself.} ALREADY_MERGED {The group {group} is merged already.} OUTSIDERS_WITH_COLLEAGUES {People from outside stay apart from colleagues. Ask more people, or empty this group.} other {These groups are not merged.}}',
  },
  NOMINATION_FILE_FAULT: {
    nl: 'Regel {line}{column, select, none {} other {, kolom {column}}}: {fault, select, EMPTY_FILE {het bestand heeft geen regels onder een kopregel} TOO_MANY_ROWS {het bestand heeft meer dan 20.000 regels} QUOTE_NOT_CLOSED {een aanhalingsteken wordt nergens gesloten} MISSING_COLUMN {deze kolom ontbreekt} FIELD_COUNT {niet evenveel velden als de kopregel} EMPTY {leeg} TOO_LONG {te lang} UNPRINTABLE {een teken dat niet kan worden afgedrukt} NOT_AN_EMAIL_ADDRESS {geen e-mailadres} LANGUAGE_NOT_OFFERED {deze taal is er niet} UNKNOWN_PARTICIPANT {geen deelnemer van dit programma} UNKNOWN_GROUP {deze ronde heeft die groep niet; de groepen zijn: {groups}} NAME_MISSING {geef de naam van iemand van buiten} OWN_DOMAIN {dit adres is van de eigen organisatie, maar er staat geen collega onder: laat de beheerder die toevoegen} PANEL_SETTLED {dit panel ligt vast} TOO_MANY {meer mensen in deze groep dan deze ronde toelaat} ASKED_TWICE {deze persoon is al gevraagd, in een andere groep} SUBJECT_IN_OTHER_GROUP {de deelnemer zelf kan alleen de zelfbeoordeling invullen} SOMEBODY_ELSE_AS_SELF {alleen de deelnemer zelf kan de zelfbeoordeling invullen} OUTSIDER_AMONG_COLLEAGUES {iemand van buiten kan niet in een groep van collega’s} COLLEAGUE_AMONG_OUTSIDERS {een collega kan niet in een groep van mensen van buiten} COACH_ON_PANEL {de coach leest het verslag als eerste en kan daarom geen feedback geven} other {zelf en leidinggevende horen er precies één keer bij}}',
    en: 'Line {line}{column, select, none {} other {, column {column}}}: {fault, select, EMPTY_FILE {the file has no rows under a header} TOO_MANY_ROWS {the file has more than 20,000 rows} QUOTE_NOT_CLOSED {a quotation mark is never closed} MISSING_COLUMN {this column is missing} FIELD_COUNT {not as many fields as the header} EMPTY {empty} TOO_LONG {too long} UNPRINTABLE {a character that cannot be printed} NOT_AN_EMAIL_ADDRESS {not an e-mail address} LANGUAGE_NOT_OFFERED {language not offered} UNKNOWN_PARTICIPANT {no participant of this programme} UNKNOWN_GROUP {this round does not have that group; the groups are: {groups}} NAME_MISSING {give the name of somebody from outside} OWN_DOMAIN {this address is of the own organisation, but no colleague is known under it: have the administrator add them} PANEL_SETTLED {this panel is settled} TOO_MANY {more people in this group than this round takes} ASKED_TWICE {this person has been asked already, in another group} SUBJECT_IN_OTHER_GROUP {the participant can fill in the self-assessment only} SOMEBODY_ELSE_AS_SELF {only the participant can fill in the self-assessment} OUTSIDER_AMONG_COLLEAGUES {somebody from outside cannot be in a group of colleagues} COLLEAGUE_AMONG_OUTSIDERS {a colleague cannot be in a group of people from outside} COACH_ON_PANEL {the coach reads the report first and can therefore not give feedback} other {self and manager take part exactly once}}',
  },
  RATER_UNKNOWN: { nl: 'Deze collega bestaat niet.', en: 'There is no such colleague.' },
  RATER_IS_COLLEAGUE: {
    nl: 'Dit adres is van een collega. Kies die collega zelf.',
    en: 'This address is a colleague’s. Choose that colleague instead.',
  },
  RATER_IN_OWN_DOMAIN: {
    nl: 'Dit adres is van je eigen organisatie. Kies de collega op naam. Staat die er niet bij, vraag dan de beheerder om die collega toe te voegen.',
    en: 'This address is of your own organisation. Choose the colleague by name. If they are not there, ask the administrator to add them.',
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
  RELEASE_REFUSED: {
    nl: '{reason, select, OWN_REPORT {Je eigen verslag laat een ander vrijgeven.} other {Dit verslag geeft de coach vrij, na het gelezen te hebben.}}',
    en: '{reason, select, OWN_REPORT {Your own report is for somebody else to release.} other {This report is released by the coach, after reading it.}}',
  },
  COACH_REFUSED: {
    nl: '{reason, select, COACHES_RELEASE_NOTHING {In deze ronde geven coaches geen verslagen vrij.} ALREADY_RELEASED {Het verslag is al vrijgegeven.} PARTICIPANT {Niemand is de eigen coach.} MANAGER {De leidinggevende kan niet de coach zijn.} ON_PANEL {Wie feedback geeft, kan niet de coach zijn.} CLIENT {De opdrachtgever kan niet de coach zijn.} other {Je kunt jezelf niet als coach aanwijzen.}}',
    en: '{reason, select, COACHES_RELEASE_NOTHING {In this round coaches release no reports.} ALREADY_RELEASED {The report has been released already.} PARTICIPANT {Nobody is their own coach.} MANAGER {The manager cannot be the coach.} ON_PANEL {Whoever gives feedback cannot be the coach.} CLIENT {The client of the programme cannot be the coach.} other {You cannot name yourself as the coach.}}',
  },
  SHARE_REFUSED: { nl: 'Het verslag is al van jou.', en: 'The report is yours already.' },
});
