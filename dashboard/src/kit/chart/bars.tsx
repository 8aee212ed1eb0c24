import { Box, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { t } from "../../texts/kit.ts";
import { number } from "../../texts/language.ts";
import styles from "./chart.module.css";

/** One series of a chart: a name, and a value for each label. */
export interface Series {
  readonly name: string;
  /** A colour of the theme. */
  readonly color: string;
  readonly values: readonly number[];
}

const height = 140;
const width = 600;
// A single day is a bar, not a wall.
const barMost = 48;

/** Bars over time, stacked by series; the same numbers as a table for those who do not see them. */
export function Bars({
  title,
  labels,
  series,
}: {
  title: string;
  labels: readonly string[];
  series: readonly Series[];
}) {
  const sums = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(1, ...sums);
  if (sums.every((sum) => sum === 0)) return <Text c="dimmed">{t.chart.noData}</Text>;
  const step = width / labels.length;
  const bar = Math.min(step * 0.76, barMost);
  return (
    <Box component="figure" m={0}>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles["bars"]} preserveAspectRatio="none" aria-hidden>
        {labels.map((label, at) => {
          let top = height;
          return (
            <g key={label}>
              <title>{`${label}: ${series.map(({ name, values }) => `${name} ${number(values[at] ?? 0)}`).join(", ")}`}</title>
              {series.map(({ name, color, values }) => {
                const size = ((values[at] ?? 0) / most) * (height - 4);
                top -= size;
                return (
                  <rect
                    key={name}
                    x={at * step + (step - bar) / 2}
                    y={top}
                    width={bar}
                    height={size}
                    fill={`var(--mantine-color-${color}-filled)`}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
      <Group justify="space-between" aria-hidden>
        <Text size="xs" c="dimmed">
          {labels[0]}
        </Text>
        <Group gap="sm">
          {series.map(({ name, color, values }) => (
            <Group key={name} gap={4}>
              <Box w={10} h={10} style={{ borderRadius: 3 }} bg={`var(--mantine-color-${color}-filled)`} />
              <Text size="xs">
                {name} {number(values.reduce((sum, value) => sum + value, 0))}
              </Text>
            </Group>
          ))}
        </Group>
        <Text size="xs" c="dimmed">
          {labels.at(-1)}
        </Text>
      </Group>
      <VisuallyHidden>
        <Table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th>{t.time.none}</th>
              {series.map(({ name }) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <tr key={label}>
                <th>{label}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[at] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </VisuallyHidden>
    </Box>
  );
}
