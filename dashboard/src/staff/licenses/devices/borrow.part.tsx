import type { Device } from "@licet/sdk";
import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../../kit/form/body-form.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { deviceName } from "../device.actions.ts";
import { borrow } from "../device.queries.ts";

const d = t.devices;

/** Lets a device keep its slot for a time without a connection. */
export function BorrowButton({ device }: { device: Device }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {d.borrow}
      </Button>
      {isOpen && <BorrowDialog device={device} onClose={() => setOpen(false)} />}
    </>
  );
}

function BorrowDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const body = useBodyForm({
    initial: { borrowed_until: "" },
    submit: ({ borrowed_until: typed }) => borrow(device.id, typed === "" ? undefined : new Date(typed).toISOString()),
    onDone: () => {
      toast(d.isBorrowed(deviceName(device)));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={d.borrowTitle(deviceName(device))}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={d.borrow} onCancel={onClose}>
        <TextInput
          label={d.borrowedUntil}
          description={d.borrowHint}
          type="datetime-local"
          data-autofocus
          {...body.form.getInputProps("borrowed_until")}
        />
      </BodyForm>
    </Modal>
  );
}
