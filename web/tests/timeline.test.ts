import { describe, expect, test } from "vitest";
import type { DayCount } from "../src/details";
import { bars } from "../src/parts/timeline";
import { shifted } from "../src/words";

function count(day: string | null, entries = 1, disputed = 0): DayCount {
  return { day, entries, disputed };
}

describe("the bars of the timeline", () => {
  test("leave a place for a day without news", () => {
    expect(bars([count("2031-05-01"), count("2031-05-02"), count("2031-05-04")]).map((bar) => bar.at)).toEqual([0, 1, 3]);
  });

  test("draw a long time without news as a break, however long it was", () => {
    const [week, century] = ["2031-06-01", "2131-06-01"].map((day) => bars([count("2031-05-01"), count(day)])[1]?.at);
    expect(week).toBe(2.5);
    expect(century).toBe(week);
  });

  test("lose no entry, and are few, where days are many", () => {
    const days = Array.from({ length: 1_000 }, (_, i) => count(shifted("2031-01-01", i), 2, 1));
    const drawn = bars(days);
    expect(drawn.length).toBeLessThanOrEqual(90);
    expect(drawn.reduce((sum, bar) => sum + bar.entries, 0)).toBe(2_000);
    expect(drawn.reduce((sum, bar) => sum + bar.disputed, 0)).toBe(1_000);
    expect(drawn.every((bar, i) => i === 0 || bar.at > (drawn[i - 1]?.at ?? 0))).toBe(true);
  });

  test("have none of what has no date", () => {
    expect(bars([count(null, 7)])).toEqual([]);
    expect(bars([])).toEqual([]);
  });
});
