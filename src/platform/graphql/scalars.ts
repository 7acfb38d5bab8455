import { GraphQLByte, GraphQLDateTime, GraphQLLocalDate, GraphQLTimeZone } from 'graphql-scalars';

/** A UTC instant; a Date in code. */
export const DateTime = GraphQLDateTime;
/** A calendar day, '2027-02-05'; a string in code. */
export const LocalDate = GraphQLLocalDate;
/** An IANA time zone. */
export const TimeZone = GraphQLTimeZone;
/** Bytes of a file, base64 on the wire; a Buffer in code. */
export const Bytes = GraphQLByte;
