import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHttpDate } from "./http-date.ts";

describe("the Date header", () => {
  test.each([
    ["Tue, 07 Jun 2011 20:51:35 GMT", "2011-06-07T20:51:35.000Z"],
    ["Mon, 7 Nov 2022 09:05:00 GMT", "2022-11-07T09:05:00.000Z"],
    ["tue, 07 jun 2011 20:51:35 gmt", "2011-06-07T20:51:35.000Z"],
    ["07 Jun 2011 20:51:35 +0000", "2011-06-07T20:51:35.000Z"],
    ["Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37.000Z"],
    ["Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37.000Z"],
    ["Fri Jul 4 2025 10:56:13 GMT+0000", "2025-07-04T10:56:13.000Z"],
    ["Fri Jul 04 2025 12:56:13 GMT+0200 (Central European Summer Time)", "2025-07-04T10:56:13.000Z"],
    ["2025-07-04T10:56:13Z", "2025-07-04T10:56:13.000Z"],
    ["2025-07-04T10:56:13.789Z", "2025-07-04T10:56:13.789Z"],
    ["2025-07-04T05:26:13.123456-05:30", "2025-07-04T10:56:13.123Z"],
    ["2025-07-04 10:56:13", "2025-07-04T10:56:13.000Z"],
    ["Tue, 29 Feb 2000 23:59:60 GMT", "2000-03-01T00:00:00.000Z"],
  ])("%s is understood", (text, expected) => {
    expect(parseHttpDate(text)?.toISOString()).toBe(expected);
  });

  test.each([
    "",
    "now",
    "1720090573",
    "Tue, 31 Feb 2011 20:51:35 GMT",
    "Tue, 00 Jun 2011 20:51:35 GMT",
    "Tue, 07 Juf 2011 20:51:35 GMT",
    "Tue, 07 Jun 2011 24:00:00 GMT",
    "2025-13-04T10:56:13Z",
    "2025-07-04",
    `Tue, 07 Jun 2011 20:51:35 GMT${" ".repeat(100)}x`,
  ])("%s is refused", (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  });

  test("is understood in every form a JavaScript client prints, whatever the moment", () => {
    const moments = fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const whole = new Date(Math.floor(moment.getTime() / 1000) * 1000);
        expect(parseHttpDate(moment.toUTCString())).toEqual(whole);
        expect(parseHttpDate(moment.toString())).toEqual(whole);
        expect(parseHttpDate(moment.toISOString())).toEqual(moment);
      }),
    );
  });
});
