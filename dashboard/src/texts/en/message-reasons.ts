/** What the server says of a message in English, and how it reads here; what is not listed stays as it is. */
export type MessageReasons = readonly (readonly [form: RegExp, text: string])[];

export default [] as MessageReasons;
