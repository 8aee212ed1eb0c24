import { to } from "../paths.ts";

/** Where to go after sign-in: only to a page of ours; an address that begins with two slashes is another server's. */
export function targetAfter(next: string | undefined): string {
  return next?.startsWith("/") && !/^\/[/\\]/.test(next) && !next.startsWith("/sign-in") ? next : to.licenses();
}
