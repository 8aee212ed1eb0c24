/** What a refused call named, as a decision keeps it. */
export interface NamedMembers {
  readonly product_code: string | null;
  readonly license_key: string | null;
  readonly username: string | null;
  readonly feature_code: string | null;
  readonly hardware_id: string | null;
  readonly device_name: string | null;
  readonly app_ver: string | null;
  readonly sdk_ver: string | null;
}

/**
 * Where each stands in a call, the first that is there, and what a decision keeps of its length. Passwords, codes and
 * tokens are none of them.
 */
const places = {
  product_code: [["product"], 255],
  license_key: [["license_key"], 300],
  username: [["username", "email", "customer"], 300],
  feature_code: [["feature"], 255],
  hardware_id: [["hardware_id", "hardwareId"], 1000],
  device_name: [["hostname", "os_hostname"], 255],
  app_ver: [["app_ver"], 100],
  sdk_ver: [["sdk_ver"], 100],
} as const satisfies Readonly<Record<keyof NamedMembers, readonly [names: readonly string[], lengthMax: number]>>;

/** Takes from the members of a call, however badly they are formed, what people look for. */
export function namedMembers(members: unknown): NamedMembers {
  const given = typeof members === "object" && members !== null ? members : {};
  const take = (of: keyof NamedMembers) => {
    const [names, lengthMax] = places[of];
    return names.map((name) => tidy(Reflect.get(given, name), lengthMax)).find((text) => text !== null) ?? null;
  };
  return {
    product_code: take("product_code"),
    license_key: take("license_key"),
    username: take("username"),
    feature_code: take("feature_code"),
    hardware_id: take("hardware_id"),
    device_name: take("device_name"),
    app_ver: take("app_ver"),
    sdk_ver: take("sdk_ver"),
  };
}

/** A text as a row can hold it; null where nothing is left. */
function tidy(value: unknown, lengthMax: number): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value)
    .trim()
    .slice(0, lengthMax)
    .replace(/\p{Cc}|\p{Cs}/gu, "");
  return text === "" ? null : text;
}
