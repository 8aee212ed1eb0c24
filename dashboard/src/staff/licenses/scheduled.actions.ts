import type { ScheduledUpdate } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeScheduled } from "./license-parts.queries.ts";

const s = t.scheduled;
const permission = "licenses_write";

/** What changes a scheduled update. */
export const scheduledActions: readonly Action<ScheduledUpdate>[] = [
  {
    id: "apply",
    text: s.applyNow,
    permission,
    isFor: ({ status }) => status === "pending",
    question: ({ name, id }) => ({ title: s.applyTitle(name || `#${id}`), body: s.applyBody, button: s.applyNow }),
    act: async ({ id }) => {
      const { status } = await changeScheduled(id, "apply");
      toast(s.became(s.statuses[status]));
    },
  },
  {
    id: "retry",
    text: s.retry,
    permission,
    isFor: ({ status }) => status === "failed",
    act: async ({ id }) => {
      const { status } = await changeScheduled(id, "retry");
      toast(s.became(s.statuses[status]));
    },
  },
  {
    id: "cancel",
    text: s.cancel,
    permission,
    isDanger: true,
    isFor: ({ status }) => status === "pending",
    question: ({ name, id }) => ({
      title: s.cancelTitle(name || `#${id}`),
      body: s.cancelBody,
      button: s.cancel,
      isDanger: true,
    }),
    act: async ({ id }) => {
      await changeScheduled(id, "cancel");
      toast(s.became(s.statuses.cancelled));
    },
  },
];
