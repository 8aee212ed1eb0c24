import { useSyncExternalStore } from "react";

// What the browser remembers of a person's taste: columns, density, language. Nothing else is kept here.

const listeners = new Set<() => void>();

/** A remembered value; undefined where there is none or the browser keeps nothing. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(`licet.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value, or forgets it. */
export function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`licet.${name}`);
    else localStorage.setItem(`licet.${name}`, value);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  for (const listener of listeners) listener();
}

/** A remembered value that components follow. */
export function useKept(name: string): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readKept(name),
  );
}

/** Remembers something until this tab is closed: where somebody wanted to go when they left for another server. */
export function keepForTab(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(`licet.${name}`);
    else sessionStorage.setItem(`licet.${name}`, value);
  } catch {
    // They begin at the first page then.
  }
}

/** What this tab remembers. */
export function readOfTab(name: string): string | undefined {
  try {
    return sessionStorage.getItem(`licet.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}
