import { Progress, Stack, Text } from "@mantine/core";
import { t } from "../../texts/staff.ts";

/** How much of a pool is used. */
export function PoolUse({ pool }: { pool: { total_consumptions: number; max_consumptions: number } }) {
  const { total_consumptions: used, max_consumptions: most } = pool;
  const text = t.pools.used({ used, most });
  return (
    <Stack gap={2}>
      <Text size="sm">{text}</Text>
      <Progress
        value={most > 0 ? Math.min(100, (used / most) * 100) : 100}
        color={used >= most ? "red" : "blue"}
        size="sm"
        aria-label={text}
      />
    </Stack>
  );
}
