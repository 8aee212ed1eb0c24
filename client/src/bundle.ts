import type { Context } from "./context.ts";
import type { Credential } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { type ActivateOptions, type CheckOptions, Holder } from "./holder.ts";
import type { License } from "./license.ts";
import { BundleFiles } from "./offline/offline-files.ts";
import type { Seat } from "./seats.ts";

/**
 * All licenses of a bundle at once; the client's `product` is the code of the bundle. A member that is expired does not
 * keep the others from working, so nothing is thrown for it: look at each license.
 */
export class Bundle {
  /** Activation of the bundle by files. */
  readonly offline: BundleFiles;
  readonly #holder: Holder;
  readonly #now: () => Date;

  /** @internal Use `client.bundle`. */
  constructor(context: Context) {
    this.#holder = new Holder(context, "bundle");
    this.offline = new BundleFiles(context, this.#holder);
    this.#now = context.now;
  }

  /** Activates every license of the bundle on this device, or none. Throws as `client.activate()`. */
  activate(credential: Credential, options: ActivateOptions = {}): Promise<readonly License[]> {
    return this.#holder.activate(credential, options);
  }

  /**
   * Activates every license of the bundle in the place of another device, which leaves all of them. `device` is one of
   * `error.seats`. Throws as `client.replace()`.
   */
  replace(device: Seat | number, credential?: Credential, options?: ActivateOptions): Promise<readonly License[]> {
    return this.#holder.replace(device, credential, options);
  }

  /** Asks the server for the present state of all licenses. Throws as `client.check()`, but not for expired ones. */
  check(options: Omit<CheckOptions, "allowExpired"> = {}): Promise<readonly License[]> {
    return this.#holder.check(options);
  }

  /** The stored licenses, verified, without asking. Throws as `client.load()`, but not for expired ones. */
  async load(): Promise<readonly License[]> {
    const { stored, licenses } = await this.#holder.load();
    if (stored.refusal) throw new LicetError(stored.refusal.code, stored.refusal.message, stored.refusal);
    const isOver = licenses.every(({ offlineUntil }) => offlineUntil !== null && this.#now() > offlineUntil);
    if (isOver) throw new LicetError("offline_period_over", "The license server was not asked for too long.");
    return licenses;
  }

  /**
   * Asks the server and, only when it cannot be reached, falls back to the stored licenses. Throws as `check()` and
   * `load()`.
   */
  validate(): Promise<readonly License[]> {
    return this.#holder.validate<readonly License[]>(
      (retries) => this.#holder.check({}, retries),
      () => this.load(),
    );
  }

  /** Releases this device from every license of the bundle. */
  deactivate(): Promise<void> {
    return this.#holder.deactivate();
  }
}
