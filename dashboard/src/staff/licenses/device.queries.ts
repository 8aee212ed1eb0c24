import type { Device, LicenseActivation } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { activationSearch, deviceSearch } from "./device.search.ts";

/** One page of all devices. */
export const devicePage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["devices", "list", search],
    queryFn: async ({ signal }): Promise<Rows<Device>> =>
      plainPage(await licet.devices.list(requestOf(search, deviceSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One device. */
export const deviceQuery = (id: number) =>
  queryOptions({
    queryKey: ["devices", "one", id],
    queryFn: async ({ signal }) => await licet.devices.retrieve(id, { signal }),
  });

/** One page of the activations and deactivations of a device. */
export const activationsOf = (device: number) => (search: ListSearch) =>
  queryOptions({
    queryKey: ["devices", "activations", device, search],
    queryFn: async ({ signal }): Promise<Rows<LicenseActivation>> =>
      plainPage(
        await licet.licenseActivationHistories.list(
          { ...requestOf(search, activationSearch, rowsOfPage), device },
          { signal },
        ),
      ),
    placeholderData: keepPreviousData,
  });

/** What staff do to a device by one call without a body. */
export type DeviceChange = "reset" | "blacklist" | "unblacklist";

/** Does it. */
export async function changeDevice(id: number, change: DeviceChange): Promise<void> {
  await licet.devices[change](id);
  await deviceChanged();
}

/** Lets a device keep its slot for a time without a connection. */
export async function borrow(id: number, borrowed_until: string | undefined): Promise<void> {
  await licet.devices.borrow(id, borrowed_until === undefined ? {} : { borrowed_until });
  await deviceChanged();
}

/** Sets a variable of a device, new or not. */
export async function setVariable(
  device: number,
  { id, variable, value }: { readonly id?: number; readonly variable: string; readonly value: string },
): Promise<void> {
  if (id === undefined) await licet.deviceVariables.create({ device, variable, value });
  else await licet.deviceVariables.update(id, { variable, value });
  await deviceChanged();
}

/** Removes a variable. */
export async function removeVariable(id: number): Promise<void> {
  await licet.deviceVariables.delete(id);
  await deviceChanged();
}

async function deviceChanged(): Promise<void> {
  await Promise.all(["devices", "licenses"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
