import type { Customer } from "@licet/sdk";
import { useQuery } from "@tanstack/react-query";
import { t } from "../../../texts/staff.ts";
import { type Field, FieldsDialog } from "../fields-dialog.part.tsx";
import { findAccounts, findCustomers } from "../people.queries.ts";
import { changesOf, nameOf } from "../people.rules.ts";
import { accountOfCustomer, createCustomer, editCustomer, mergeCustomer } from "./customers.queries.ts";

const c = t.people.customers;
const m = t.people.members;

const texts = [
  "email",
  "company_name",
  "first_name",
  "last_name",
  "phone",
  "reference",
  "address",
  "postcode",
  "city",
  "state",
  "country",
] as const;
const fields: readonly Field[] = texts.map((name) => ({ name, label: m[name] }));

const empty = {
  ...(Object.fromEntries(texts.map((name) => [name, ""])) as Record<(typeof texts)[number], string>),
  customer_account: null as number | null,
};

/** Creates a customer. */
export function NewCustomerDialog({
  account = null,
  onClose,
  onDone,
}: {
  account?: number | null;
  onClose: () => void;
  onDone: (customer: Customer) => void;
}) {
  return (
    <FieldsDialog
      title={c.new}
      button={c.create}
      fields={[...fields, { name: "customer_account", label: m.account, kind: "choice", find: findAccounts }]}
      initial={{ ...empty, customer_account: account }}
      submit={(values, options) => createCustomer(changesOf(values, { ...empty }), options)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Changes a customer. */
export function EditCustomerDialog({
  customer,
  onClose,
  onDone,
}: {
  customer: Customer;
  onClose: () => void;
  onDone: () => void;
}) {
  const account = customer.customer_account;
  const { data, isPending } = useQuery({ ...accountOfCustomer(account ?? 0), enabled: account !== null });
  if (account !== null && isPending) return null;
  const known = data && { value: data.id, label: data.name };
  const before = Object.fromEntries(Object.keys(empty).map((name) => [name, customer[name as keyof Customer]]));
  return (
    <FieldsDialog
      title={t.people.editTitle(nameOf(customer))}
      fields={[...fields, { name: "customer_account", label: m.account, kind: "choice", find: findAccounts, known }]}
      initial={before}
      submit={(values) => editCustomer(customer.id, changesOf(values, before))}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** Moves everything of another customer here. */
export function MergeDialog({
  customer,
  onClose,
  onDone,
}: {
  customer: Customer;
  onClose: () => void;
  onDone: () => void;
}) {
  return (
    <FieldsDialog
      title={c.mergeTitle(nameOf(customer))}
      button={c.merge}
      intro={c.mergeBody(nameOf(customer))}
      fields={[{ name: "customer_to_merge_id", label: c.other, kind: "choice", find: findCustomers, required: true }]}
      initial={{ customer_to_merge_id: null as number | null }}
      submit={({ customer_to_merge_id }) => mergeCustomer(customer.id, customer_to_merge_id as number)}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
