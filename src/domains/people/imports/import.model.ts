import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Access } from '../../../platform/auth/access.js';
import { enumOf } from '../../../platform/graphql/enum-of.js';
import { Bytes, DateTime } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.model.js';
import { type Examination, IMPORT_KINDS, type ImportKind } from './examination.js';
import { IMPORT_FAULT_CODES, type ImportFaultCode } from './import-faults.js';

const ImportKindEnum = enumOf(IMPORT_KINDS);
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  valuesMap: {
    UNITS: { description: 'The organisation: a unit on each row.' },
    PEOPLE: { description: 'The people: one on each row. Import the units that they belong to first.' },
  },
});

const ImportStateEnum = enumOf(['CHECKED', 'APPLIED']);
registerEnumType(ImportStateEnum, {
  name: 'ImportState',
  valuesMap: {
    CHECKED: { description: 'Nothing has been changed yet.' },
    APPLIED: { description: 'Everything that was shown has been done.' },
  },
});

/** What a column can stand for; in code, the names of the rules. */
const ImportField = {
  CODE: 'code',
  NAME: 'name',
  TYPE: 'type',
  PARENT: 'parent',
  PERSONNEL_NUMBER: 'personnelNumber',
  GIVEN_NAME: 'givenName',
  INFIX: 'infix',
  FAMILY_NAME: 'familyName',
  EMAIL: 'email',
  LANGUAGE: 'language',
  UNIT: 'unit',
  JOB_TITLE: 'jobTitle',
  MANAGER: 'manager',
  ECHELON: 'echelon',
  STARTED_ON: 'startedOn',
  ENDED_ON: 'endedOn',
} as const;
registerEnumType(ImportField, {
  name: 'ImportField',
  description: 'What a column can stand for: the first four in a file of units, the others in one of people.',
});

const ImportFaultCodeEnum = enumOf(IMPORT_FAULT_CODES);
registerEnumType(ImportFaultCodeEnum, {
  name: 'ImportFaultCode',
  description: 'Everything that can be said of an imported file.',
});

const ImportFaultSeverity = enumOf(['ERROR', 'NOTICE']);
registerEnumType(ImportFaultSeverity, {
  name: 'ImportFaultSeverity',
  valuesMap: {
    ERROR: { description: 'Mend this first: with an error in it a file cannot be applied.' },
    NOTICE: { description: 'Only to be read.' },
  },
});

@InputType({ description: "A header of an organisation's own, and what it stands for." })
export class ImportMappingInput {
  @Field()
  header!: string;
  @Field(() => ImportField)
  field!: string;
}

@InputType()
export class ImportCheckInput {
  @Field(() => ImportKindEnum)
  kind!: ImportKind;
  @Field()
  fileName!: string;
  @Field(() => Bytes, {
    description:
      'The file, base64, at most 8 MB: text as a spreadsheet saves it, separated by semicolons, tabs or commas, with Dutch or English headers.',
  })
  content!: Buffer;
  @Field(() => [ImportMappingInput], {
    nullable: true,
    description: 'Beside the usual headers. Left out, the mapping that was saved last for this kind of file counts.',
  })
  mapping?: ImportMappingInput[] | null;
  @Field({ defaultValue: false, description: 'Whether the mapping counts for later files too.' })
  saveMapping!: boolean;
}

@ObjectType()
@Access('PARENT')
export class ImportColumn {
  @Field({ description: 'As the file spells it.' })
  header!: string;
  @Field(() => ImportField, { nullable: true, description: 'What it was recognised as; null when it is left out.' })
  field!: string | null;
}

@ObjectType({ description: 'Something that is wrong with a file, or that its reader should know.' })
@Access('PARENT')
export class ImportFault {
  @Field(() => Int, { description: 'As a spreadsheet numbers it, the header being 1; 0 for the file as a whole.' })
  row!: number;
  @Field({ description: 'As the file spells it; empty for the row as a whole.' })
  column!: string;
  @Field(() => ImportFaultCodeEnum)
  code!: ImportFaultCode;
  @Field(() => ImportFaultSeverity)
  severity!: 'ERROR' | 'NOTICE';
  @Field({ description: "In the caller's language." })
  message?: string;
}

@ObjectType({ description: 'Somebody or something that a row is about.' })
@Access('PARENT')
export class ImportSubject {
  @Field({ description: "A personnel number, or a unit's code." })
  key!: string;
  @Field({ description: 'Of the person or the unit.' })
  name!: string;
}

@ObjectType({ description: 'One value that becomes another.' })
@Access('PARENT')
export class ImportChange extends ImportSubject {
  @Field(() => ImportField)
  field!: string;
  @Field(() => String, { nullable: true })
  from!: string | null;
  @Field(() => String, { nullable: true })
  to!: string | null;
}

@ObjectType({
  description: 'A file that was checked, and perhaps applied, with what that changes or has changed.',
})
@Access('ADMINISTRATOR', 'people:write')
export class Import {
  @Field(() => ID)
  id!: string;
  @Field(() => ImportKindEnum)
  kind!: string;
  @Field(() => ImportStateEnum)
  state!: string;
  @Field()
  fileName!: string;
  @Field(() => DateTime)
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true })
  appliedAt!: Date | null;
  /** Resolved to what was found in it. */
  examination!: Examination;
}

@ObjectType()
@Access('PARENT')
export class ImportCheckPayload {
  @Field(() => Import, { nullable: true })
  import?: Import;
  @Field(() => [UserError])
  userErrors?: UserError[];
}

@ObjectType()
@Access('PARENT')
export class ImportApplyPayload {
  @Field(() => Import, { nullable: true })
  import?: Import;
  @Field(() => [UserError])
  userErrors?: UserError[];
}
