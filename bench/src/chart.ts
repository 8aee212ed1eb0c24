import type { Ratio } from "./report.ts";

const [rowHeight, nameWidth, barWidth, right] = [34, 300, 420, 150];

/**
 * A picture of ratios: a bar for each median, a line from the least to the most, and a mark where the goal is. It has its
 * own ground, so that it can be read in light and dark.
 */
export function chart(ratios: readonly Ratio[], title: string): string {
  const most = Math.max(1, ...ratios.flatMap(({ values, goal }) => [...values, goal ?? 0])) * 1.05;
  const at = (value: number) => nameWidth + (value / most) * barWidth;
  const [width, height] = [nameWidth + barWidth + right, 64 + ratios.length * rowHeight];
  const rows = ratios.map(({ ours, floor, values, middle, goal }, index) => {
    const y = 52 + index * rowHeight;
    const [least, highest] = [Math.min(...values), Math.max(...values)];
    const mark =
      goal === undefined ? "" : `<line x1="${x(at(goal))}" x2="${x(at(goal))}" y1="${y}" y2="${y + 24}" class="goal"/>`;
    return `<text x="${nameWidth - 12}" y="${y + 11}" text-anchor="end">${escaped(ours)}</text>
<text x="${nameWidth - 12}" y="${y + 24}" text-anchor="end" class="small">of ${escaped(floor)}</text>
<rect x="${nameWidth}" y="${y + 4}" width="${x(at(middle) - nameWidth)}" height="16" rx="3" class="bar"/>
<line x1="${x(at(least))}" x2="${x(at(highest))}" y1="${y + 12}" y2="${y + 12}" class="spread"/>${mark}
<text x="${nameWidth + barWidth + 12}" y="${y + 16}">${middle.toFixed(2)}${goal === undefined ? "" : ` (goal ${goal})`}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:13px system-ui,sans-serif;fill:#1f2933}.small{font-size:11px;fill:#52606d}.title{font-weight:600;font-size:15px}
.bar{fill:#4c7fd0}.spread{stroke:#1f2933;stroke-width:2}.goal{stroke:#d64545;stroke-width:2}</style>
<rect width="${width}" height="${height}" rx="8" fill="#fff"/>
<text x="20" y="30" class="title">${escaped(title)}</text>
${rows.join("\n")}
</svg>
`;
}

function x(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
