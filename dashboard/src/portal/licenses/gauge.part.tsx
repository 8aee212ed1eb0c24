import { Box, Text } from "@mantine/core";
import { t } from "../../texts/portal.ts";

/** How many seats are taken, in words and as a bar. */
export function Gauge({
  seats: { used, most },
  text = t.licenses.seats,
}: {
  seats: { readonly used: number; readonly most: number | null };
  text?: (seats: { readonly used: number; readonly most: number | null }) => string;
}) {
  const share = most === null || most === 0 ? 0 : Math.min(1, used / most);
  const color = share >= 1 ? "var(--mantine-color-orange-filled)" : "var(--mantine-primary-color-filled)";
  return (
    <div>
      <Text size="sm" mb={4}>
        {text({ used, most })}
      </Text>
      {most !== null && (
        <Box h={6} bg="var(--mantine-color-default-border)" style={{ borderRadius: 3, overflow: "hidden" }} aria-hidden>
          <Box h="100%" w={`${share * 100}%`} bg={color} />
        </Box>
      )}
    </div>
  );
}
