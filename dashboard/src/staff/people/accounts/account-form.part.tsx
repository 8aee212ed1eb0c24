import type { CustomerAccount } from "@licet/sdk";
import { t } from "../../../texts/staff.ts";
import { type Field, FieldsDialog } from "../fields-dialog.part.tsx";
import { changesOf } from "../people.rules.ts";
import { createAccount, editAccount } from "./accounts.queries.ts";

const m = t.people.members;

const fields: readonly Field[] = [
  { name: "name", label: m.name, required: true },
  { name: "code", label: m.code, required: true, hint: t.people.accounts.codeHint },
  { name: "email", label: m.email },
  { name: "phone", label: m.phone },
  { name: "reference", label: m.reference },
  { name: "address", label: m.address },
  { name: "description", label: m.description, kind: "long" },
];
const empty = { name: "", code: "", email: "", phone: "", reference: "", address: "", description: "" };

/** Creates an account, or changes one. */
export function AccountDialog({
  account,
  onClose,
  onDone,
}: {
  account?: CustomerAccount;
  onClose: () => void;
  onDone: (account: CustomerAccount) => void;
}) {
  const { name, code, email, phone, reference, address, description } = account ?? empty;
  const before = { name, code, email, phone, reference, address, description };
  return (
    <FieldsDialog
      title={account ? t.people.editTitle(account.name) : t.people.accounts.new}
      {...(account ? {} : { button: t.people.accounts.create })}
      fields={fields}
      initial={before}
      submit={(values, options) =>
        account ? editAccount(account.id, changesOf(values, before)) : createAccount(values, options)
      }
      onClose={onClose}
      onDone={onDone}
    />
  );
}
