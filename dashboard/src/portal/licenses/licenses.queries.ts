import type { AnswerOf, BodyOf, RowOf } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries } from "../../kit/api.ts";
import type { ListSearch } from "../../kit/list/list-search.ts";

/** A license as its holder or manager sees it. */
export type PortalLicense = AnswerOf<"get_portal_licenses_id">;
/** A device of such a license. */
export type PortalDevice = RowOf<"get_portal_licenses_id_devices">;
/** A user of such a license, as its manager sees them. */
export type PortalUser = RowOf<"get_portal_licenses_id_users">;
/** How many seats may still be freed. */
export type SeatBudget = AnswerOf<"get_portal_licenses_id_seat_budget">;
/** What a manager says of a new user. */
export type NewUser = BodyOf<"post_portal_licenses_id_users">;
/** A user who was just given a license. */
export type GivenUser = AnswerOf<"post_portal_licenses_id_users">;

/** Rows of a page of any list here. */
export const rowsOfPage = 20;

/** One page of the licenses, those of a product or with a key where some are looked for. */
export const licensePage = ({ product = "", license_key = "", offset = "0" }: ListSearch) =>
  queryOptions({
    queryKey: ["licenses", "list", product, license_key, offset],
    queryFn: async ({ signal }) =>
      plainPage(
        await licet.portal.licenses(
          {
            limit: rowsOfPage,
            offset: Number(offset),
            ...(product === "" ? {} : { product_name__icontains: product }),
            ...(license_key === "" ? {} : { license_key__icontains: license_key }),
          },
          { signal },
        ),
      ),
    placeholderData: keepPreviousData,
  });

/** One license. */
export const licenseQuery = (id: number) =>
  queryOptions({
    queryKey: ["licenses", "one", id],
    queryFn: async ({ signal }) => ({ ...(await licet.portal.license(id, { signal })) }),
  });

/** One page of the devices that have a seat. */
export const devicesQuery = (id: number, offset = "0") =>
  queryOptions({
    queryKey: ["licenses", "devices", id, offset],
    queryFn: async ({ signal }) =>
      plainPage(
        await licet.portal.licenseDevices(
          id,
          { device_active: true, limit: rowsOfPage, offset: Number(offset) },
          { signal },
        ),
      ),
    placeholderData: keepPreviousData,
  });

/** How many seats may still be freed. */
export const seatBudgetQuery = (id: number) =>
  queryOptions({
    queryKey: ["licenses", "budget", id],
    queryFn: async ({ signal }) => ({ ...(await licet.portal.licenseSeatBudget(id, { signal })) }),
  });

/** The files that a license may have. */
export const downloadsQuery = (id: number) =>
  queryOptions({
    queryKey: ["licenses", "downloads", id],
    queryFn: async ({ signal }) => [...(await licet.portal.licenseDownloads(id, { signal }))],
  });

/** One page of the users of a license that one manages. */
export const usersQuery = (id: number, offset = "0") =>
  queryOptions({
    queryKey: ["licenses", "users", id, offset],
    queryFn: async ({ signal }) =>
      plainPage(await licet.portal.licenseUsers(id, { limit: rowsOfPage, offset: Number(offset) }, { signal })),
    placeholderData: keepPreviousData,
  });

/** Everything that shows a license is asked again. */
async function changed(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ["licenses"] });
}

/** Frees the seat of a device; answers what is left of the budget. */
export async function freeDevice({ license, id }: Pick<PortalDevice, "license" | "id">): Promise<SeatBudget> {
  const budget = { ...(await licet.portal.freeLicenseDevice(license, id)) };
  queries.setQueryData(seatBudgetQuery(license).queryKey, budget);
  await changed();
  return budget;
}

/** Has the customer of the license asked whether the seat of a device may be freed. */
export async function askCustomer({ license, id }: Pick<PortalDevice, "license" | "id">): Promise<void> {
  await licet.portal.askToFreeLicenseDevice(license, id);
}

/** Frees the seats of all devices; answers what is left of the budget. */
export async function freeAllDevices(license: number): Promise<SeatBudget> {
  const budget = { ...(await licet.portal.freeDevicesLicense(license)) };
  queries.setQueryData(seatBudgetQuery(license).queryKey, budget);
  await changed();
  return budget;
}

/** Frees the seat of a device, and keeps it out; answers what is left of the budget. */
export async function revokeDevice({ license, id }: Pick<PortalDevice, "license" | "id">): Promise<SeatBudget> {
  const budget = { ...(await licet.portal.revokeLicenseDevice(license, id)) };
  queries.setQueryData(seatBudgetQuery(license).queryKey, budget);
  await changed();
  return budget;
}

/** Lets a device keep its slot without a connection, as long as the license allows; answers until when. */
export async function borrow({ license, id }: Pick<PortalDevice, "license" | "id">): Promise<string> {
  const { borrowed_until } = await licet.portal.borrowLicenseDevice(license, id);
  await changed();
  return borrowed_until;
}

/** Gives a license to somebody. */
export async function addUser(
  license: number,
  body: NewUser,
  options?: { readonly idempotency_key: string },
): Promise<GivenUser> {
  const { ...user } = await licet.portal.createLicenseUser(license, body, options);
  await changed();
  return user;
}

/** Changes how many devices a user may have, or whether they are active. */
export async function changeUser(
  license: number,
  user: number,
  body: BodyOf<"patch_portal_licenses_id_users_user_id">,
): Promise<void> {
  await licet.portal.updateLicenseUser(license, user, body);
  await changed();
}

/** Takes a license away from a user. */
export async function removeUser(license: number, user: number): Promise<void> {
  await licet.portal.deleteLicenseUser(license, user);
  await changed();
}

/** Gives a user a new initial password. */
export async function resetPassword(license: number, user: number): Promise<string> {
  const { initial_password } = await licet.portal.resetPasswordLicenseUser(license, user);
  await changed();
  return initial_password;
}
