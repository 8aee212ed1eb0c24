import { type ErrorCode, type Problem, problem } from "../../errors.ts";
import type { Json, JsonObject } from "../../platform/values/json.ts";
import { type LicenseTerms, type ProductFacts, resolveTerms } from "./license-of-product.rules.ts";
import { bundlesOf, type WantedBundle } from "./order-bundle.rules.ts";
import { type CustomerChoice, type CustomerFacts, chooseCustomer } from "./order-customer.rules.ts";
import {
  type ItemRequest,
  type KeyRequest,
  type LicenseRequest,
  type OrderRequest,
  type UserRequest,
  type UsersRequest,
  wishOf,
} from "./order-request.rules.ts";

/**
 * Decides what an order becomes: the most important function of the project.
 *
 * `placeOrder` is pure. It reports every problem of the order, or returns a plan of each row to be written and
 * where each property came from. Rules: semantics.md §2.1, §2.2, §2.14; management-api.md §3.
 */

/** What the database knows about an order before it is placed. */
export interface OrderFacts {
  readonly existing: ExistingOrder | undefined;
  /** Products and bundles named in the order, and the members of those bundles. */
  readonly products: readonly ProductFacts[];
  readonly customer: CustomerFacts;
  /** Keys of the order that are licenses already. */
  readonly usedKeys: readonly { readonly key: string; readonly order_id: number; readonly product_id: number }[];
  /**
   * The folded addresses of the order's users, where they are not folded already: equal for two that are one person.
   */
  readonly persons: ReadonlyMap<string, string>;
}

export interface ExistingOrder {
  readonly id: number;
  readonly is_bundle: boolean;
  readonly customer_id: number | null;
  readonly test_clock_id?: number | null;
  /** How many licenses it has, those within bundles included. */
  readonly license_count?: number;
}

/** An order is stored and answered whole, so its size is limited to what fits into memory. */
const licensesMax = 20_000;

/** Everything to be written for an order, and nothing else. Indexes refer to the lists of the plan itself. */
export interface OrderPlan {
  readonly order: {
    /** Set when the order exists and is appended to. */
    readonly existing_id: number | undefined;
    readonly store_id: string;
    readonly is_bundle: boolean;
    readonly is_test: boolean;
    readonly is_trial: boolean;
    readonly test_clock_id: number | null;
    readonly reference: string | null;
    readonly language: string | null;
    readonly campaign_params: string | null;
    readonly download_id: string | null;
    readonly metadata: JsonObject;
    readonly created_at: string;
  };
  readonly customer: CustomerChoice;
  readonly items: readonly {
    readonly product_id: number;
    readonly note: string | null;
    readonly subscription_id: string | null;
  }[];
  /** Distinct sets of terms: licenses of one kind share theirs. */
  readonly terms: readonly LicenseTerms[];
  readonly licenses: readonly LicensePlan[];
  /** Each person once. */
  readonly users: readonly UserPlan[];
  /** E-mails of the users that manage the order. */
  readonly managers: readonly string[];
  /** Members of the request that were understood and left aside, as JSON pointers. */
  readonly ignored: readonly string[];
}

/** Someone who is to hold a license; `person` is equal for two addresses of one person. */
export type UserPlan = UserRequest & { readonly person: string };

export interface LicensePlan {
  readonly item: number;
  readonly terms: number;
  /** Index of the bundle license this one belongs to. */
  readonly bundle: number | undefined;
  /** `generate`: a key is still to be made; a sub-license takes the key of its bundle license; null: user-based. */
  readonly key: { readonly given: string } | "generate" | null;
  readonly users: readonly { readonly email: string; readonly is_manager: boolean; readonly max_activations: number }[];
}

/** Either the plan of an order, or everything that is wrong with it. */
export type Placement = { readonly plan: OrderPlan } | { readonly problems: readonly Problem[] };

/** Places one order on paper. `now` dates an order without a creation date. */
export function placeOrder(order: OrderRequest, facts: OrderFacts, now: Date): Placement {
  const draft = new Draft(order, facts);
  draft.checkIdentity();
  if (draft.problems.length > 0) return { problems: draft.problems };
  const size = (facts.existing?.license_count ?? 0) + licensesIn(order);
  if (size > licensesMax) return { problems: [problem("order_too_large", "/items", size)] };
  for (const item of order.items) draft.placeItem(item);
  const customer = chooseCustomer(order, facts.customer, facts.existing, draft.problems);
  draft.checkKeys();
  if (draft.problems.length > 0) return { problems: draft.problems };
  return { plan: draft.plan(customer, now) };
}

/** The licenses that an order asks for, those within bundles included. */
function licensesIn({ items }: OrderRequest): number {
  const ofItem = ({ licenses }: ItemRequest) => licenses.reduce((sum, { products }) => sum + 1 + products.length, 0);
  return items.reduce((sum, item) => sum + ofItem(item), 0);
}

/** Collects the rows and the problems of one order while its items are read. */
class Draft {
  readonly problems: Problem[] = [];
  private readonly items: { product_id: number; note: string | null; subscription_id: string | null }[] = [];
  private readonly terms: LicenseTerms[] = [];
  private readonly termsByContent = new Map<string, number>();
  private readonly licenses: LicensePlan[] = [];
  private readonly users = new Map<string, UserPlan>();
  private readonly managers = new Set<string>();
  private readonly ignored: string[] = [];
  private readonly keys = new Map<string, { at: string; productId: number }>();
  private readonly productByCode: ReadonlyMap<string, ProductFacts>;
  private readonly usedKeyByKey: ReadonlyMap<string, OrderFacts["usedKeys"][number]>;

  constructor(
    private readonly order: OrderRequest,
    private readonly facts: OrderFacts,
  ) {
    this.productByCode = new Map(facts.products.map((product) => [product.short_code, product]));
    this.usedKeyByKey = new Map(facts.usedKeys.map((used) => [used.key, used]));
  }

  checkIdentity(): void {
    const { existing } = this.facts;
    const { test_clock: clock, is_test } = this.order;
    if (clock !== undefined && !is_test) this.refuse("test_clock_needs_test_order", "/test_clock", clock);
    if (!existing) return;
    if (!this.order.append) this.refuse("order_id_exists", "/id", this.order.id);
    else if (existing.is_bundle !== this.order.is_bundle) this.refuse("order_kind_mismatch", "/id", this.order.id);
    else if ((existing.test_clock_id ?? null) !== (clock ?? null))
      this.refuse("test_clocks_differ", "/test_clock", clock);
  }

  placeItem(item: ItemRequest): void {
    const product = this.findProduct(item.product_code, item.at);
    if (!product) return;
    if (product.is_bundle !== this.order.is_bundle) {
      this.refuse(
        product.is_bundle ? "product_is_a_bundle" : "product_not_a_bundle",
        `${item.at}/product_code`,
        item.product_code,
      );
      return;
    }
    if (product.is_bundle) this.placeBundles(item, product);
    else for (const license of item.licenses) this.placeLicense(item, license, product);
  }

  private placeLicense(item: ItemRequest, license: LicenseRequest, product: ProductFacts): void {
    const holder = this.chooseHolder(license.key ?? item.key, license.users ?? item.users, product, license.at);
    const terms = this.termsOf(item, license, product, undefined);
    if (!holder || terms === undefined || this.isRepeated(holder.key, product)) return;
    this.addLicense({
      item: this.itemOf(item, product),
      terms,
      bundle: undefined,
      ...this.assign(holder, terms, license.at),
    });
  }

  private placeBundles(item: ItemRequest, bundle: ProductFacts): void {
    for (const wanted of bundlesOf(item, this.problems)) this.placeBundle(item, bundle, wanted);
  }

  /** One bundle license, and one sub-license per product, all with the same key or users (semantics.md §2.14). */
  private placeBundle(item: ItemRequest, bundle: ProductFacts, wanted: WantedBundle): void {
    const holder = this.chooseHolder(wanted.key, wanted.users, bundle, wanted.at);
    const own = this.termsOf(item, wanted.license, bundle, undefined);
    const members: { terms: number; at: string }[] = [];
    const seen = new Set<string>();
    let complete = true;
    for (const license of wanted.products) {
      const code = license.product_code ?? "";
      const product = this.findProduct(code, license.at);
      if (seen.has(code)) this.refuse("duplicate_bundle_product", `${license.at}/product_code`, code);
      else if (product && !bundle.bundle_product_ids.includes(product.id))
        this.refuse("product_not_in_bundle", `${license.at}/product_code`, code);
      seen.add(code);
      const terms = product && this.termsOf(item, license, product, wanted.license);
      if (terms === undefined) complete = false;
      else members.push({ terms, at: license.at });
    }
    if (!holder || own === undefined || !complete || this.isRepeated(holder.key, bundle)) return;
    const line = this.itemOf(item, bundle);
    const parent = this.addLicense({
      item: line,
      terms: own,
      bundle: undefined,
      ...this.assign(holder, own, wanted.at),
    });
    for (const member of members)
      this.addLicense({
        item: line,
        terms: member.terms,
        bundle: parent,
        ...this.assign(holder, member.terms, member.at),
      });
  }

  private findProduct(code: string, at: string): ProductFacts | undefined {
    const product = this.productByCode.get(code);
    const pointer = `${at}/product_code`;
    if (!product) this.refuse("unknown_product", pointer, code);
    else if (product.is_archived) this.refuse("archived_product", pointer, code);
    else if (!product.active) this.refuse("disabled_product", pointer, code);
    else return product;
    return undefined;
  }

  /** Who holds the license: a key, or users, as the product's authorization method demands (O7). */
  private chooseHolder(
    key: KeyRequest | undefined,
    users: UsersRequest | undefined,
    product: ProductFacts,
    at: string,
  ) {
    if (product.authorization_method === "license-key") {
      if (users && users.form === "users object" && key !== undefined) this.ignored.push(users.at);
      else if (users) {
        this.refuse("invalid_product_auth_method", users.at, undefined, "A key-based product takes no users.");
        return undefined;
      }
      return { key: key ?? ("generate" as const), users: [] };
    }
    if (key !== undefined)
      this.refuse("invalid_product_auth_method", key.at, key.given, "A user-based product takes no license key.");
    if (!users) this.refuse("license_users_required", at);
    if (key !== undefined || !users) return undefined;
    return this.areDistinct(users) ? { key: null, users: users.list } : undefined;
  }

  private areDistinct(users: UsersRequest): boolean {
    const seen = new Set<string>();
    for (const user of users.list) {
      const person = this.personOf(user);
      if (seen.has(person)) {
        this.refuse("duplicate_license_user", user.at, user.email);
        return false;
      }
      seen.add(person);
    }
    return true;
  }

  /** The index of the license's terms; the same wish for the same product is resolved once. */
  private termsOf(
    item: ItemRequest,
    license: LicenseRequest,
    product: ProductFacts,
    shared: LicenseRequest | undefined,
  ) {
    const content = JSON.stringify([product.id, item.at, wishOf(license), shared && wishOf(shared)]);
    const known = this.termsByContent.get(content);
    if (known !== undefined) return known;
    const resolved = resolveTerms({ order: this.order, item, license, shared, product });
    if ("problems" in resolved) {
      this.problems.push(...resolved.problems);
      return undefined;
    }
    const index = this.terms.push(resolved.terms) - 1;
    this.termsByContent.set(content, index);
    return index;
  }

  private assign(holder: Holder, terms: number, at: string): Pick<LicensePlan, "key" | "users"> {
    const found = this.terms[terms];
    const limit = Number(found?.properties.max_license_users ?? 0);
    if (limit > 0 && holder.users.length > limit)
      this.refuse("license_users_limit_reached", holder.users[0]?.at ?? at, holder.users.length);
    const users = holder.users.map((user) => {
      this.remember(user);
      const { max_activations: fallback = 1 } = found?.properties ?? {};
      return {
        email: user.email,
        is_manager: user.is_manager,
        max_activations: user.max_activations ?? found?.user_max_activations ?? Number(fallback),
      };
    });
    return { key: typeof holder.key === "object" && holder.key ? { given: holder.key.given } : holder.key, users };
  }

  private remember(user: UserRequest): void {
    const person = this.personOf(user);
    if (!this.users.has(person)) this.users.set(person, { ...user, person });
    if (user.is_manager) this.managers.add(person);
  }

  /** By what two addresses are one person. */
  private personOf({ email }: UserRequest): string {
    return this.facts.persons.get(email) ?? email;
  }

  /**
   * A client that lost the answer appends the same order again with the same keys: a key that already is a license of
   * that product in this very order is done (management-api.md §3.10). In any other place it is taken (O11).
   */
  private isRepeated(key: Holder["key"], product: ProductFacts): boolean {
    if (key === null || key === "generate") return false;
    const twin = this.keys.get(key.given);
    if (twin) {
      this.refuse("duplicate_license_key", key.at, key.given);
      return true;
    }
    this.keys.set(key.given, { at: key.at, productId: product.id });
    const used = this.usedKeyByKey.get(key.given);
    return (
      used !== undefined &&
      this.order.append &&
      used.order_id === this.facts.existing?.id &&
      used.product_id === product.id
    );
  }

  checkKeys(): void {
    for (const [key, { at, productId }] of this.keys) {
      const used = this.usedKeyByKey.get(key);
      const isOurs = this.order.append && used?.order_id === this.facts.existing?.id && used?.product_id === productId;
      if (used && !isOurs) this.refuse("license_key_exists", at, key);
    }
  }

  private readonly lines = new Map<string, number>();

  /** The order item of a request's item; made when its first license is. */
  private itemOf(item: ItemRequest, product: ProductFacts): number {
    const known = this.lines.get(item.at);
    if (known !== undefined) return known;
    const line = { product_id: product.id, note: item.note ?? null, subscription_id: item.subscription_id ?? null };
    const index = this.items.push(line) - 1;
    this.lines.set(item.at, index);
    return index;
  }

  private addLicense(license: LicensePlan): number {
    return this.licenses.push(license) - 1;
  }

  private refuse(code: ErrorCode, pointer: string, value?: Json, message?: string): void {
    this.problems.push(problem(code, pointer, value, message));
  }

  plan(customer: CustomerChoice, now: Date): OrderPlan {
    const { order, facts } = this;
    const manager = order.customer?.is_manager && order.customer.email !== "" ? order.customer : undefined;
    if (manager)
      this.remember({ ...manager, is_manager: true, max_activations: undefined, phone_number: manager.phone });
    return {
      order: {
        existing_id: facts.existing?.id,
        store_id: order.id,
        is_bundle: order.is_bundle,
        is_test: order.is_test,
        is_trial: order.is_trial,
        test_clock_id: order.test_clock ?? null,
        reference: order.reference ?? null,
        language: order.language ?? null,
        campaign_params: order.campaign_params ?? null,
        download_id: order.download_id ?? null,
        metadata: order.metadata,
        created_at: order.created ?? now.toISOString(),
      },
      customer,
      items: this.items,
      terms: this.terms,
      licenses: this.licenses,
      users: [...this.users.values()],
      managers: [...this.managers].flatMap((person) => this.users.get(person)?.email ?? []),
      ignored: this.ignored,
    };
  }
}

interface Holder {
  readonly key: KeyRequest | "generate" | null;
  readonly users: readonly UserRequest[];
}
