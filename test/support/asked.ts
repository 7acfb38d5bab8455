// A story reads what it asked for; what is not there fails the story.
// biome-ignore lint/suspicious/noExplicitAny: the shape follows from the query text
export type Asked = any;
