/** German sentences of the server's codes; a code without one shows the server's sentence. */
export const germanSentences: Readonly<Record<string, string>> = {};
