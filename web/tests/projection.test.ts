import { describe, expect, test } from "vitest";
import { boxAround, landPath, project, unproject } from "../src/map/projection";

const SHAPE = 4 / 3;

describe("the view", () => {
  test.each<[string, [number, number][]]>([
    ["one point", [[35.5, 33.9]]],
    ["two points of one street", [[35.5, 33.9], [35.51, 33.9]]],
    ["far north", [[25, 71], [31, 70]]],
    ["both sides of the globe", [[-170, -40], [175, 66]]],
    ["the poles", [[0, 90], [0, -90]]],
  ])("holds %s with a margin", (_, points) => {
    const box = boxAround(points, SHAPE);
    for (const point of points) {
      const [x, y] = project(point, box, 400, 300);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(400);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(300);
    }
  });

  test("is the world where there is no point", () => expect(boxAround([], SHAPE)).toEqual({ left: -180, right: 180, top: 84, bottom: -60 }));
});

test("what is projected comes back", () => {
  const box = boxAround([[10, 50], [14, 48]], SHAPE);
  const [lon, lat] = unproject(project([11.3, 49.2], box, 400, 300), box, 400, 300);
  expect(lon).toBeCloseTo(11.3);
  expect(lat).toBeCloseTo(49.2);
});

describe("the outlines", () => {
  const box = { left: 0, right: 10, top: 10, bottom: 0 };
  test("are drawn from steps of hundredths of degrees", () => {
    expect(landPath([[100, 100, 100, 0, 0, 100]], box, 100, 100)).toBe("M10.0 90.0L20.0 90.0L20.0 80.0Z");
  });
  test("leave out what lies wholly beside the view", () => {
    expect(landPath([[5000, 5000, 100, 0, 0, 100], []], box, 100, 100)).toBe("");
  });
  test("go over the 180th meridian without a line around the world", () => {
    const island = [17900, 500, 200, 0, -35900 - 100, 100];
    const drawn = (view: typeof box) => [...landPath([island], view, 100, 100).matchAll(/[\d.-]+(?= )/g)].map((x) => Number(x[0]));
    expect(drawn({ left: 170, right: 180, top: 10, bottom: 0 })).toEqual([90, 110, 110]);
    expect(drawn({ left: -180, right: -170, top: 10, bottom: 0 })).toEqual([-10, 10, 10]);
  });
  test("keep what the view lies within", () => {
    expect(landPath([[-5000, -5000, 10000, 0, 0, 10000, -10000, 0]], box, 100, 100)).not.toBe("");
  });
});
