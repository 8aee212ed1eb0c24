/**
 * What was typed into a field for a number, as the body has it. What is no number goes to the server as it is, which
 * refuses it in words.
 */
export function numberOrText(typed: string | number): number {
  const text = String(typed).trim();
  return /^[-+]?\d+$/.test(text) ? Number(text) : (text as unknown as number);
}
