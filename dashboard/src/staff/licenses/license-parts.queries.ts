import type { BodyOf, Device, ListedSubscription, ScheduledUpdate } from "@licet/sdk";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { devicesOfLicenseSearch } from "./device.search.ts";
import { allScheduledSearch } from "./license-parts.search.ts";
import { licenseChanged } from "./licenses.queries.ts";

/** One page of the devices of a license. */
export const devicesOfLicense = (license: number) => (search: ListSearch) =>
  queryOptions({
    queryKey: ["devices", "of-license", license, search],
    queryFn: async ({ signal }): Promise<Rows<Device>> =>
      plainPage(
        await licet.devices.list({ ...requestOf(search, devicesOfLicenseSearch, rowsOfPage), license }, { signal }),
      ),
    placeholderData: keepPreviousData,
  });

/** Gives a license to a user; answers the first password. */
export async function assignUser(
  id: number,
  body: BodyOf<"post_licenses_id_assign_user">,
  options?: { readonly idempotency_key: string },
): Promise<string> {
  const { new_password } = await licet.licenses.assignUser(id, body, options);
  await licenseChanged();
  return new_password;
}

/** Takes a license away from a user. */
export async function unassignUser(id: number, license_user_id: number): Promise<void> {
  await licet.licenses.unassignUser(id, { license_user_id });
  await licenseChanged();
}

/** Sets how many devices a user may have, or frees those that they have. */
export async function setUserActivations(
  id: number,
  user: number,
  wish: { readonly max_activations?: number; readonly reset_total_activations?: boolean },
): Promise<void> {
  await licet.licenses.setUsersActivations(id, { [user]: wish });
  await licenseChanged();
}

/** The members of a feature that an edit may change. */
export type FeaturePatch = BodyOf<"patch_license_product_features_id">;

/** Gives a license a feature. */
export async function addFeature(body: BodyOf<"post_license_product_features">): Promise<void> {
  await licet.licenseProductFeatures.create(body);
  await licenseChanged();
}

/** Changes a feature of a license. */
export async function editFeature(id: number, body: FeaturePatch): Promise<void> {
  await licet.licenseProductFeatures.update(id, body);
  await licenseChanged();
}

/** Takes a feature away. */
export async function removeFeature(id: number): Promise<void> {
  await licet.licenseProductFeatures.delete(id);
  await licenseChanged();
}

/** Sets a custom field of a license: its own value, where it has none yet a new one. */
export async function setField(
  field: { readonly id: number | null; readonly product_custom_field: number; readonly license: number },
  value: string,
): Promise<void> {
  const { id, product_custom_field, license } = field;
  if (id === null) await licet.licenseCustomFields.create({ license, product_custom_field, value });
  else await licet.licenseCustomFields.update(id, { value });
  await licenseChanged();
}

/** Lets a custom field have the value of the product again. */
export async function clearField(id: number): Promise<void> {
  await licet.licenseCustomFields.delete(id);
  await licenseChanged();
}

/** One page of the scheduled updates of a license, or of all. */
export const scheduledUpdates = (license?: number) => (search: ListSearch) =>
  queryOptions({
    queryKey: ["licenses", "scheduled", license ?? "all", search],
    queryFn: async ({ signal }): Promise<Rows<ScheduledUpdate>> => {
      const request = requestOf(search, allScheduledSearch, rowsOfPage);
      return plainPage(
        await licet.scheduledUpdates.list(license === undefined ? request : { ...request, license }, { signal }),
      );
    },
    placeholderData: keepPreviousData,
  });

/** One page of all scheduled updates. */
export const allScheduled = scheduledUpdates();

/** Schedules a change. */
export async function schedule(
  body: BodyOf<"post_scheduled_updates">,
  options?: { readonly idempotency_key: string },
): Promise<ScheduledUpdate> {
  const update = await licet.scheduledUpdates.create(body, options);
  await queries.invalidateQueries({ queryKey: ["licenses", "scheduled"] });
  return update;
}

/** What would come of a scheduled update now. */
export function simulate(id: number): PromiseLike<ScheduledUpdate> {
  return licet.scheduledUpdates.simulate(id);
}

/** Applies, retries or cancels a scheduled update. */
export async function changeScheduled(id: number, what: "apply" | "retry" | "cancel"): Promise<ScheduledUpdate> {
  const update = await licet.scheduledUpdates[what](id);
  await licenseChanged();
  return update;
}

/** Everything that happened to a license, the newest first, a page after the other. */
export const timeLine = (id: number) =>
  infiniteQueryOptions({
    queryKey: ["licenses", "time-line", id],
    queryFn: async ({ signal, pageParam }) =>
      await licet.licenses.timeline(id, pageParam === "" ? {} : { before: pageParam }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The subscription that a license follows, if any. */
export const subscriptionsOfLicenseQuery = (license: number) =>
  queryOptions({
    queryKey: ["subscriptions", "of-license", license],
    queryFn: async ({ signal }): Promise<readonly ListedSubscription[]> =>
      (await licet.subscriptions.list({ license, limit: 1 }, { signal })).results,
  });
