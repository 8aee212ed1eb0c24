import { expect, test } from "vitest";
import { logoTypeOf } from "./logo.rules.ts";

test.each([
  ["\x89PNG\r\n\x1a\nrest", "image/png"],
  ["\xff\xd8\xff\xe0rest", "image/jpeg"],
  ["RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"],
  ["RIFF\x24\x00\x00\x00WAVEfmt ", undefined],
  ["GIF89a", undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
  ["<!doctype html>", undefined],
  [" \x89PNG\r\n\x1a\n", undefined],
  ["\x89PNG", undefined],
  ["", undefined],
])("%j is %s", (begin, expected) => {
  expect(logoTypeOf(Buffer.from(begin, "latin1"))).toBe(expected);
});
