/**
 * Where licenses are kept: a few small texts by name. An implementation of your own can use a keychain, a registry, a
 * database.
 */
export interface LicenseStorage {
  /** The text, or undefined when there is none. */
  read(name: string): Promise<string | undefined>;
  /** Puts the text in the place of what was there: all of it or, if it fails, nothing. */
  write(name: string, text: string): Promise<void>;
  /** Removes the text; no error when there is none. */
  remove(name: string): Promise<void>;
}

/** Keeps licenses for the life of the process: tests, servers that activate at each start. */
export class MemoryStorage implements LicenseStorage {
  readonly #texts = new Map<string, string>();

  /** What was written under a name; undefined: nothing. */
  async read(name: string): Promise<string | undefined> {
    return this.#texts.get(name);
  }

  /** Keeps a text under a name. */
  async write(name: string, text: string): Promise<void> {
    this.#texts.set(name, text);
  }

  /** Forgets a name; no error where there is nothing. */
  async remove(name: string): Promise<void> {
    this.#texts.delete(name);
  }
}
