import { useQuery } from "@tanstack/react-query";
import { t } from "../../../texts/staff.ts";
import { accountQuery } from "../accounts/accounts.queries.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { findAccounts } from "../people.queries.ts";
import { saveGroup, type UserGroup } from "./groups.queries.ts";

const g = t.people.groups;
const m = t.people.members;

/** Creates a group, or changes one. */
export function GroupDialog({
  group,
  onClose,
  onDone,
}: {
  group?: UserGroup | undefined;
  onClose: () => void;
  onDone: (group: UserGroup) => void;
}) {
  const account = group?.customer_account ?? null;
  const { data, isPending } = useQuery({ ...accountQuery(account ?? 0), enabled: account !== null });
  if (account !== null && isPending) return null;
  const known = data && { value: data.id, label: data.name };
  return (
    <FieldsDialog
      title={group ? t.people.editTitle(group.name || group.code) : g.new}
      {...(group ? {} : { button: g.create })}
      fields={[
        { name: "code", label: m.code, required: true },
        { name: "name", label: m.name },
        { name: "customer_account", label: m.account, kind: "choice", find: findAccounts, known, hint: g.accountHint },
        { name: "description", label: m.description, kind: "long" },
      ]}
      initial={{
        code: group?.code ?? "",
        name: group?.name ?? "",
        customer_account: account,
        description: group?.description ?? "",
      }}
      submit={(values, options) => saveGroup(group?.id, values, options)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
