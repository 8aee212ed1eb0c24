import type { License } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import {
  IconEdit,
  IconFileText,
  IconKey,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotateClockwise,
  IconTrash,
} from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeState, deleteLicense, licenseDeleted } from "./licenses.queries.ts";

const l = t.licenses;

/** What a license is called: by its key, else by its id. */
export function licenseName({ license_key, id }: Pick<License, "license_key" | "id">): string {
  return license_key ?? `#${id}`;
}

/** Lets a disabled license work again. */
export const enable: Action<License> = {
  id: "enable",
  text: l.enable,
  icon: IconPlayerPlay,
  permission: "licenses_write",
  isFor: ({ enabled }) => !enabled,
  act: async (license) => {
    await changeState(license.id, "enable");
    toast(l.isEnabled(licenseName(license)), { text: l.undo, act: () => changeState(license.id, "disable") });
  },
};

/** Refuses all calls of a license until it is enabled. */
export const disable: Action<License> = {
  id: "disable",
  text: l.disable,
  icon: IconPlayerPause,
  permission: "licenses_write",
  isFor: ({ enabled }) => enabled,
  question: (license) => ({
    title: l.disableTitle(licenseName(license)),
    body: l.disableBody(license.total_active_devices),
    button: l.disable,
    isDanger: true,
  }),
  act: async (license) => {
    await changeState(license.id, "disable");
    toast(l.isDisabled(licenseName(license)), { text: l.undo, act: () => changeState(license.id, "enable") });
  },
};

/** Frees all seats. */
export const reset: Action<License> = {
  id: "reset",
  text: l.reset,
  icon: IconRotateClockwise,
  permission: "licenses_write",
  question: (license) => ({
    title: l.resetTitle(licenseName(license)),
    body: l.resetBody(license.total_active_devices),
    button: l.reset,
    isDanger: true,
  }),
  act: async (license) => {
    await changeState(license.id, "reset");
    toast(l.isReset(licenseName(license)));
  },
};

/** Sets what was consumed to nothing. */
export const resetConsumption: Action<License> = {
  id: "reset-consumption",
  text: l.resetConsumption,
  icon: IconRotateClockwise,
  permission: "licenses_write",
  isFor: ({ license_type, product_features }) =>
    license_type === "consumption" ||
    product_features.some(({ product_feature }) => product_feature.feature_type === "consumption"),
  question: (license) => ({
    title: l.resetConsumptionTitle(licenseName(license)),
    body: l.resetConsumptionBody(license.total_consumptions),
    button: l.resetConsumption,
    isDanger: true,
  }),
  act: async (license) => {
    await changeState(license.id, "resetConsumption");
    toast(l.isConsumptionReset(licenseName(license)));
  },
};

/** Deletes a license; `left` is told when it is gone. */
export const remove = (left?: () => unknown): Action<License> => ({
  id: "delete",
  text: l.delete,
  icon: IconTrash,
  permission: "licenses_write",
  isDanger: true,
  unavailable: ({ bundle_license }) => (bundle_license === null ? undefined : l.inBundle),
  question: (license) => ({
    title: l.deleteTitle(licenseName(license)),
    body: l.deleteBody({ devices: license.total_active_devices, others: license.sub_licenses.length }),
    button: l.delete,
    isDanger: true,
  }),
  act: async (license) => {
    await deleteLicense(license.id);
    await left?.();
    await licenseDeleted(license.id);
    toast(l.isDeleted(licenseName(license)));
  },
});

/** What can be done with a license wherever it stands in a list. */
export const rowActions: readonly Action<License>[] = [enable, disable, reset, remove()];

/** What opens a page or a dialog of its own. */
export function openers(open: {
  readonly edit: (license: License) => unknown;
  readonly policy: (license: License) => unknown;
  readonly rollKey: (license: License) => unknown;
}): readonly Action<License>[] {
  const shared = { permission: "licenses_write" } as const;
  return [
    { ...shared, id: "edit", text: l.edit, icon: IconEdit, act: open.edit },
    { ...shared, id: "policy", text: l.applyPolicy, icon: IconFileText, act: open.policy },
    {
      ...shared,
      id: "roll-key",
      text: t.licenseKeys.roll,
      icon: IconKey,
      isFor: ({ license_key }) => license_key !== null,
      unavailable: ({ bundle_license }) => (bundle_license === null ? undefined : l.inBundle),
      act: open.rollKey,
    },
  ];
}
