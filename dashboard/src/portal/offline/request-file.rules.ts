/** What a request file asks for. */
export type Purpose = "activate" | "deactivate";

/** What a request file is for; undefined where it does not say. */
export function purposeOf(text: string): Purpose | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
    const { request } = JSON.parse(new TextDecoder().decode(bytes));
    const said = typeof request === "object" ? request?.request : request;
    return { activation: "activate", deactivation: "deactivate" }[String(said)] as Purpose | undefined;
  } catch {
    // The server says what is wrong with it.
    return "activate";
  }
}
