import type { z } from "zod";
import { ApiError, type ErrorCode } from "../../errors.ts";
import { savepoint, withoutTrace } from "../../platform/db/transaction.ts";
import { changesOf } from "../../platform/http/audit.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { problemsOf } from "../../platform/http/partial-input.ts";
import { resetLicenses } from "../devices/reset-license.store.ts";
import { changeLicenses } from "../licenses/change-license.flow.ts";
import { presentLicense } from "../licenses/license.schema.ts";
import { putFeature, takeNamedFeature } from "../licenses/license-feature.flow.ts";
import { valuesOf } from "../licenses/license-feature.schema.ts";
import { putField, removeNamedField } from "../licenses/license-field.flow.ts";
import { lockLicenses } from "../licenses/license-state.store.ts";
import { findLicense } from "../licenses/read-licenses.flow.ts";
import type { Action } from "./scheduled-update.rules.ts";
import { updateData } from "./scheduled-update.schema.ts";
import {
  recordUpdates,
  type ScheduledUpdate,
  type StoredItem,
  updateApplied,
  updateFailed,
} from "./scheduled-update.store.ts";

// Every action is done by the flow of the endpoint that does the same immediately, to the license as it then is.

type Deed = (license: number, item: StoredItem, work: Work) => Promise<void>;

const deeds: Readonly<Record<Action, Deed>> = {
  "license-update": (id, { update_data }, work) =>
    changeLicenses(work, [{ id, body: readAs(updateData["license-update"], update_data), at: "" }]),
  "license-reset": async (id, _item, { db, companyId, now }) => {
    const { all } = await lockLicenses(db, companyId, [id], now);
    await resetLicenses(db, companyId, all, now);
  },
  "license-product-feature-update": (license, item, work) => {
    const values = readAs(updateData["license-product-feature-update"], item.update_data);
    return putFeature(work, { license, product_feature: Number(item.product_feature_id) }, valuesOf(values));
  },
  "license-product-feature-delete": (license, item, work) =>
    takeNamedFeature(work, { license, product_feature: Number(item.product_feature_id) }),
  "license-custom-field-update": (license, item, work) => {
    const { value } = readAs(updateData["license-custom-field-update"], item.update_data);
    return putField(work, { license, product_custom_field: Number(item.product_custom_field_id), value });
  },
  "license-custom-field-delete": (license, item, work) =>
    removeNamedField(work, { license, product_custom_field: Number(item.product_custom_field_id) }),
};

function readAs<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  throw ApiError.of(problemsOf(read.error, "body", data));
}

/** What the audit records of an attempt. */
export interface Attempt {
  readonly status: "applied" | "failed";
  readonly before: object;
  readonly after: object;
}

/**
 * Applies an update: all of its items, or none; in the transaction of its lock. What speaks against an item makes the
 * update fail and is kept with the item; anything else is thrown.
 */
export async function applyUpdate(work: Work, update: ScheduledUpdate): Promise<Attempt> {
  const { id, license_id, status } = update;
  const { db, companyId, now } = work;
  const before = await readLicense(license_id, work);
  try {
    await savepoint(db, async (inner) => {
      for (const item of update.items) await doItem(license_id, item, { ...work, db: inner });
    });
  } catch (error) {
    if (!(error instanceof ItemFailed)) throw error;
    const { item, message } = error;
    return failUpdate(work, update, new Map([[item, message]]));
  }
  await updateApplied(db, companyId, id, now);
  await recordUpdates(db, companyId, [id], "applied", now);
  const [from, to] = changesOf(before, await readLicense(license_id, work));
  return {
    status: "applied",
    before: { status, license: { id: license_id, ...from } },
    after: { status: "applied", applied_at: now, license: { id: license_id, ...to } },
  };
}

/** Notes that an update failed, and why. */
export async function failUpdate(
  { db, companyId, now }: Work,
  { id, license_id, status }: ScheduledUpdate,
  errors: ReadonlyMap<number, string>,
): Promise<Attempt> {
  await updateFailed(db, companyId, id, errors, now);
  await recordUpdates(db, companyId, [id], "failed", now);
  const after = { status: "failed", failed_at: now, errors: [...errors.values()], license: { id: license_id } };
  return { status: "failed", before: { status }, after };
}

/** What an application would come to now: every item is tried, and everything is taken back. */
export async function simulateUpdate(work: Work, update: ScheduledUpdate): Promise<ScheduledUpdate> {
  const errors = await withoutTrace(work.db, async (db) => {
    const found = new Map<number, string>();
    for (const item of update.items)
      try {
        await savepoint(db, (inner) => doItem(update.license_id, item, { ...work, db: inner }));
      } catch (error) {
        if (!(error instanceof ItemFailed)) throw error;
        found.set(item.id, error.message);
      }
    return found;
  });
  return {
    ...update,
    status: errors.size === 0 ? "applied" : "failed",
    items: update.items.map((item) => ({ ...item, error_message: errors.get(item.id) ?? null })),
  };
}

class ItemFailed extends Error {
  constructor(
    readonly item: number,
    message: string,
  ) {
    super(message);
  }
}

const messageMax = 1000;
/** Codes that are not about the item. */
const passing: readonly ErrorCode[] = ["internal_error", "database_unavailable"];

async function doItem(license: number, item: StoredItem, work: Work): Promise<void> {
  try {
    await deeds[item.action](license, item, work);
  } catch (error) {
    if (!(error instanceof ApiError) || passing.includes(error.code)) throw error;
    const sentences = error.problems.map(({ message, pointer }) =>
      pointer === "" ? message : `${pointer}: ${message}`,
    );
    throw new ItemFailed(item.id, (sentences.join(" ") || error.message).slice(0, messageMax));
  }
}

/** The license as the audit shows it; nothing where it is gone. */
async function readLicense(id: number, { db, companyId, now }: Work): Promise<Readonly<Record<string, unknown>>> {
  const license = await findLicense({ db, companyId, now }, id);
  return license ? { ...presentLicense(license, () => "") } : {};
}
