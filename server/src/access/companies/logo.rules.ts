/** Pictures that every browser shows, and that hold no script. */
export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;

/** One of `LOGO_TYPES`. */
export type LogoType = (typeof LOGO_TYPES)[number];

/** How large a logo may be. */
export const LOGO_BYTES_MAX = 128 * 1024;

const beginnings: readonly (readonly [LogoType, readonly (readonly [number, string])[]])[] = [
  ["image/png", [[0, "\x89PNG\r\n\x1a\n"]]],
  ["image/jpeg", [[0, "\xff\xd8\xff"]]],
  [
    "image/webp",
    [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  ],
];

/** What a file is by its first bytes, whatever it is called; undefined for all that is no PNG, JPEG or WebP. */
export function logoTypeOf(bytes: Buffer): LogoType | undefined {
  const head = bytes.toString("latin1", 0, 16);
  return beginnings.find(([, marks]) => marks.every(([at, mark]) => head.startsWith(mark, at)))?.[0];
}
