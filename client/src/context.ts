import { hostname, release, type } from "node:os";
import { systemNow, systemSchedule } from "./clock.ts";
import { LicetError } from "./errors.ts";
import { deviceId } from "./hardware-id.ts";
import type { LicetClientOptions } from "./options.ts";
import { FileStorage } from "./storage/file-storage.ts";
import type { LicenseStorage } from "./storage/storage.ts";
import { Vault } from "./stored-license.ts";
import { secretOf } from "./transport/authorization.ts";
import { Connection } from "./transport/connection.ts";
import { KeySet } from "./transport/key-set.ts";
import { version } from "./version.ts";

const offlineHoursDefault = 14 * 24;

/** What the parts of one client share. */
export class Context {
  readonly options: LicetClientOptions;
  readonly connection: Connection;
  readonly vault: Vault;
  readonly now: () => Date;
  readonly schedule: NonNullable<LicetClientOptions["schedule"]>;
  readonly offlineHours: number;
  readonly #storage: LicenseStorage;
  #hardwareId: Promise<string> | undefined;

  constructor(options: LicetClientOptions) {
    if (!options.product) throw new LicetError("invalid_options", "product is missing.");
    const hasKey = "apiKey" in options && options.apiKey && options.sharedKey;
    if (!hasKey && !("clientId" in options && options.clientId && options.clientSecret))
      throw new LicetError("invalid_options", "Give apiKey and sharedKey, or clientId and clientSecret.");
    this.options = options;
    this.#storage = options.storage ?? new FileStorage();
    this.vault = new Vault(this.#storage, options.product, secretOf(options));
    this.connection = new Connection(options, new KeySet(options, this.vault));
    this.now = options.now ?? systemNow;
    this.schedule = options.schedule ?? systemSchedule;
    this.offlineHours = options.offlineHours ?? offlineHoursDefault;
  }

  get product(): string {
    return this.options.product;
  }

  /** The id of this device; made out once. */
  hardwareId(): Promise<string> {
    const { hardwareId, product } = this.options;
    this.#hardwareId ??= hardwareId ? Promise.resolve(hardwareId) : deviceId(product, this.#storage);
    return this.#hardwareId;
  }

  /** The members that every call about this device begins with. */
  async base() {
    return { product: this.product, hardware_id: await this.hardwareId(), sdk_ver: `licet-client ${version}` };
  }

  /** The members that describe this device to the vendor. */
  deviceMembers() {
    const {
      appName,
      appVersion,
      device = { hostname: hostname(), osVersion: `${type()} ${release()}` },
    } = this.options;
    return {
      app_name: appName,
      app_ver: appVersion,
      hostname: device.hostname,
      os_ver: device.osVersion,
      ip: device.ip,
      mac_address: device.macAddress,
      is_vm: device.isVm,
      vm_info: device.vmInfo,
    };
  }
}
