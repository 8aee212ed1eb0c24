import type { CustomerLabel } from "@licet/sdk";
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { IconPlus } from "../../../kit/icons.ts";
import type { Column } from "../../../kit/list/columns.ts";
import { ListPage } from "../../../kit/list/list-page.tsx";
import { useList } from "../../../kit/list/use-list.ts";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { labelSearch } from "../people.search.ts";
import { labelActions } from "./label.actions.ts";
import { Label } from "./label.part.tsx";
import { labelPage, saveLabel } from "./labels.queries.ts";
import { grey } from "./labels.rules.ts";

const l = t.people.labels;
const m = t.people.members;

const columns: readonly Column<CustomerLabel>[] = [
  { id: "label", header: l.label, order: "label", cell: ({ label, color }) => <Label label={label} color={color} /> },
  { id: "color", isShort: true, header: l.colour, onPhone: true, cell: ({ color }) => color },
  { id: "id", isShort: true, header: m.id, order: "id", cell: ({ id }) => id },
];

/** The labels that customers can have; a row leads to the customers that have it. */
export default function LabelList() {
  const list = useList(labelPage, labelSearch);
  const may = useMay();
  const [edited, setEdited] = useState<CustomerLabel | "new">();
  const close = () => setEdited(undefined);
  const known = edited === "new" ? undefined : edited;
  const menu = (row: CustomerLabel) => (
    <ActionMenu actions={actionsFor(labelActions(setEdited), row, may)} subject={row} name={row.label} />
  );
  return (
    <>
      <ListPage
        list={list}
        name="labels"
        title={l.title}
        columns={columns}
        to={(row) => to.customers({ label: row.id })}
        rowId={(row) => row.id}
        rowName={(row) => row.label}
        {...(may("customers_write") ? { menu } : {})}
        actions={
          may("customers_write") && (
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
              {l.new}
            </Button>
          )
        }
        nothingYet={<Text c="dimmed">{l.nothingYet}</Text>}
      />
      {edited !== undefined && (
        <FieldsDialog
          title={known ? t.people.editTitle(known.label) : l.new}
          button={known ? kit.form.save : l.create}
          fields={[
            { name: "label", label: l.label, required: true },
            { name: "color", label: l.colour, kind: "colour" },
          ]}
          initial={{ label: known?.label ?? "", color: known?.color || grey }}
          submit={(values, options) => saveLabel(known?.id, values, options)}
          onClose={close}
          onDone={() => {
            close();
            toast(kit.form.saved);
          }}
        />
      )}
    </>
  );
}
