// A session that ends costs no typed word: sign-in opens over the page, and the call that was refused is repeated.

type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Says how somebody is asked to sign in again; the shell does, once it is shown. Undefined: nobody is asked. */
export function onSessionEnded(by: Ask | undefined): void {
  ask = by;
}

/** Asks once, however many calls were refused; whether somebody is signed in again. */
export function askSignIn(): Promise<boolean> {
  if (!ask) return Promise.resolve(false);
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}
