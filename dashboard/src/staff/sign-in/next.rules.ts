/** Where somebody wanted to go, if that is a page of ours: what begins with two slashes is another server's address. */
export function ownPage(next: string | undefined): string | undefined {
  return next?.startsWith("/") && !/^\/[/\\]/.test(next) ? next : undefined;
}
