import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLTimeZone } from 'graphql-scalars';

/** A UTC instant; a Date in code. */
export const DateTime = GraphQLDateTime;
/** A calendar day, '2027-02-05'; a string in code. */
export const LocalDate = GraphQLLocalDate;
/** An IANA time zone. */
export const TimeZone = GraphQLTimeZone;
/** Bytes of a file, base64 on the wire; a Buffer in code. The library's own scalar runs out of stack on files over 3 MB. */
export const Bytes = new GraphQLScalarType<Buffer, string>({
  name: 'Base64',
  description: 'The bytes of a file, in base64.',
  serialize: (bytes) => Buffer.from(bytes as Uint8Array).toString('base64'),
  parseValue: (text) => {
    const bytes = Buffer.from(String(text), 'base64');
    if (bytes.toString('base64') !== text) throw new GraphQLError('This is not base64.');
    return bytes;
  },
});
