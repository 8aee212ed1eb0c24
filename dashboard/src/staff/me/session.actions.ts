import type { Action } from "../../kit/action.tsx";
import { IconLogout } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { endOtherSessions, endSession, type OwnSession } from "./me.queries.ts";

const m = t.me;

/** Signs out in one place. */
export const end: Action<OwnSession> = {
  id: "end",
  text: m.end,
  icon: IconLogout,
  permission: "session",
  isFor: ({ is_current }) => !is_current,
  act: async ({ id, ip }) => {
    await endSession(id);
    toast(m.ended(ip));
  },
};

/** Signs out everywhere else. */
export const endOthers: Action<readonly OwnSession[]> = {
  id: "end-others",
  text: m.endOthers,
  icon: IconLogout,
  permission: "session",
  isDanger: true,
  isFor: (sessions) => sessions.length > 1,
  question: (sessions) => ({
    title: m.endOthersTitle,
    body: m.endOthersBody(sessions.length - 1),
    button: m.endOthers,
    isDanger: true,
  }),
  act: async () => {
    toast(m.endedOthers(await endOtherSessions()));
  },
};
