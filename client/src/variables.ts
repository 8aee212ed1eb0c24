import type { Usage } from "./usage.ts";
import { listOf } from "./wire.ts";

/** A value that an application notes on its device; the server keeps it as text. */
export type VariableValue = string | number | boolean;

/** What the application notes on this device, for the vendor to see. */
export class Variables {
  readonly #usage: Usage;

  /** @internal Use `client.variables`. */
  constructor(usage: Usage) {
    this.#usage = usage;
  }

  /** Notes some values; others stay as they are. */
  async set(values: Readonly<Record<string, VariableValue>>): Promise<void> {
    await this.#usage.call("POST", "track_device_variables", { variables: values });
  }

  /** All values noted on this device, by their names. */
  async get(): Promise<ReadonlyMap<string, string>> {
    const { json } = await this.#usage.call("GET", "get_device_variables");
    return new Map(listOf(json).map(({ variable, value }) => [String(variable), String(value)]));
  }
}
