import { Badge } from "@mantine/core";
import { useNow } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";

const k = t.settings.keys;

/** Whether a key is good. */
export function KeyState({ revoked_at, expires_at = null }: { revoked_at: string | null; expires_at?: string | null }) {
  const now = useNow();
  if (revoked_at !== null)
    return (
      <Badge color="gray" variant="light">
        {k.isRevoked}
      </Badge>
    );
  if (expires_at !== null && new Date(expires_at).getTime() <= now)
    return (
      <Badge color="red" variant="light">
        {k.hasEnded}
      </Badge>
    );
  return (
    <Badge color="green" variant="light">
      {k.isGood}
    </Badge>
  );
}
