import type { Now, Schedule } from "./clock.ts";
import type { LicenseStorage } from "./storage/storage.ts";

/** The part of `fetch` that is used; the global one fits. */
export type Fetch = (
  url: string,
  request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly redirect: "manual";
    readonly signal: AbortSignal;
  },
) => Promise<FetchAnswer>;

/** The part of a `Response` that is used. */
export interface FetchAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Headers; names in any case. */
  readonly headers: { get(name: string): string | null };
  /** The body, byte for byte. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** A stream of the bytes, for downloads with progress: an async iterable, or one with `getReader()`. */
  readonly body?: unknown;
}

/** How an application proves that it is one of the vendor's: an API key with its shared key, or an OAuth client. */
export type Authorization =
  | {
      /** The License API key. */
      readonly apiKey: string;
      /** The secret that belongs to it; signs requests, never leaves the device. */
      readonly sharedKey: string;
    }
  | {
      /** An OAuth client of the company, a customer account, a customer or a license. */
      readonly clientId: string;
      readonly clientSecret: string;
    };

/** What the vendor sees of a device. */
export interface DeviceInfo {
  /** Name of the machine. */
  readonly hostname?: string | undefined;
  /** Operating system and version. */
  readonly osVersion?: string | undefined;
  /** Address in its own network. */
  readonly ip?: string | undefined;
  /** Address of its network card. */
  readonly macAddress?: string | undefined;
  /** Whether this is a virtual machine; some licenses refuse them. */
  readonly isVm?: boolean | undefined;
  /** Which virtual machine it is, where it is one. */
  readonly vmInfo?: string | undefined;
}

/** What a `LicetClient` is made with. */
export type LicetClientOptions = Authorization & {
  /** Where the server is: `https://licenses.example.com`; `/api/v4` is added unless it stands there. */
  readonly url: string;
  /** The code of the product, or of the bundle. */
  readonly product: string;
  /**
   * The server's RSA public key, PEM (`pub_key` of `.well-known`), or several: the present one and the next. Every answer
   * is verified with one of them.
   */
  readonly publicKey: string | readonly string[];
  /**
   * The server's Ed25519 public key, PEM (`fresh_pub_key` of `.well-known`). When given, every call carries a nonce and
   * an answer that was recorded earlier is refused. For Licet servers. Several, as of `publicKey`.
   */
  readonly freshKey?: string | readonly string[] | undefined;
  /**
   * The vendor's recovery key, Ed25519, PEM (`licet keys recovery`). When given, keys that it vouches for are learnt from
   * the server once an answer is signed by one that is not known yet.
   */
  readonly recoveryKey?: string | undefined;
  /** The company's air-gap public key, base64 of X‖Y. Only for air-gapped devices. */
  readonly airGapKey?: string | undefined;
  /** Accept policy files that their server did not sign. Licet signs them; other servers may not. Default: false. */
  readonly allowUnsignedPolicy?: boolean | undefined;
  /**
   * Take licenses of test orders, in builds that are not shipped: their time is whatever somebody sets, so they need
   * never end. Default: false; then they are refused with `test_license_not_allowed`, on line and off line.
   */
  readonly allowTestLicenses?: boolean | undefined;
  /** Names this device. Default: `deviceId()`, a hash of the machine's own id and the product code. */
  readonly hardwareId?: string | undefined;
  /** Where the license is kept. Default: files in the user's folder for application data. */
  readonly storage?: LicenseStorage | undefined;
  /** Hours for which a stored license counts without contact to the server. Default: 336, two weeks. */
  readonly offlineHours?: number | undefined;
  /** Told to the server, shown beside the device. */
  readonly appName?: string | undefined;
  /** Told to the server, which may refuse versions that maintenance does not cover. */
  readonly appVersion?: string | undefined;
  /** What the vendor is told about the device. Default: host name and operating system; `{}` tells nothing. */
  readonly device?: DeviceInfo | undefined;
  /** Milliseconds to wait for one answer. Default: 10 000. */
  readonly timeoutMs?: number | undefined;
  /** How often a call that failed for the network's or the server's sake is repeated. Default: 3. */
  readonly retries?: number | undefined;
  /** Replaces the global `fetch`: proxies, certificates, tests. */
  readonly fetch?: Fetch | undefined;
  /** Replaces the device's clock, in tests. */
  readonly now?: Now | undefined;
  /** Replaces timers, in tests. */
  readonly schedule?: Schedule | undefined;
  /** Replaces the pause between attempts, in tests. */
  readonly pause?: ((milliseconds: number) => Promise<void>) | undefined;
};
