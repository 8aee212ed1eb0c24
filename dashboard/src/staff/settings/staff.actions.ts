import type { Action } from "../../kit/action.tsx";
import { IconEdit, IconLink, IconLogout, IconTrash, IconUserCheck, IconUserMinus } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeStaff, endSessionsOf, removeStaff, renewSetUp, type StaffMember } from "./staff.queries.ts";

const s = t.settings.staff;

/** What a person is called. */
export function staffName({ name, email }: StaffMember): string {
  return name || email;
}

/** What can be done with one of the staff. */
export function staffActions(open: {
  readonly edit: (person: StaffMember) => unknown;
  /** Shows a link, this once. */
  readonly link: (email: string, link: string) => unknown;
}): readonly Action<StaffMember>[] {
  const permission = "staff_write";
  return [
    { id: "edit", text: s.edit, icon: IconEdit, permission, act: open.edit },
    {
      id: "renew",
      text: s.renew,
      icon: IconLink,
      permission,
      question: (person) => ({
        title: s.renewTitle(staffName(person)),
        body: s.renewBody,
        button: s.renew,
        isDanger: true,
      }),
      act: async ({ id, email }) => open.link(email, await renewSetUp(id)),
    },
    {
      id: "end-sessions",
      text: s.endSessions,
      icon: IconLogout,
      permission,
      question: (person) => ({
        title: s.endSessionsTitle(staffName(person)),
        body: s.endSessionsBody,
        button: s.endSessions,
        isDanger: true,
      }),
      act: async (person) => {
        toast(s.sessionsEnded(staffName(person), await endSessionsOf(person.id)));
      },
    },
    {
      id: "deactivate",
      text: s.deactivate,
      icon: IconUserMinus,
      permission,
      isDanger: true,
      isFor: ({ is_active }) => is_active,
      question: (person) => ({
        title: s.deactivateTitle(staffName(person)),
        body: s.deactivateBody,
        button: s.deactivate,
        isDanger: true,
      }),
      act: async (person) => {
        await changeStaff(person.id, { is_active: false });
        toast(s.deactivated(staffName(person)));
      },
    },
    {
      id: "activate",
      text: s.activate,
      icon: IconUserCheck,
      permission,
      isFor: ({ is_active }) => !is_active,
      act: async (person) => {
        await changeStaff(person.id, { is_active: true });
        toast(s.activated(staffName(person)));
      },
    },
    {
      id: "remove",
      text: s.remove,
      icon: IconTrash,
      permission,
      isDanger: true,
      question: (person) => ({
        title: s.removeTitle(staffName(person)),
        body: s.removeBody,
        button: s.remove,
        isDanger: true,
      }),
      act: async (person) => {
        await removeStaff(person.id);
        toast(s.removed(staffName(person)));
      },
    },
  ];
}
