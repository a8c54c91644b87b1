import { expect, test } from "vitest";

import { timeLeft } from "./time-left";

test.each([
  [0, "0:00"],
  [-3, "0:00"],
  [4.2, "0:05"],
  [59.1, "1:00"],
  [245, "4:05"],
])("%d seconds are shown as %s", (seconds, clock) => {
  expect(timeLeft(seconds)).toBe(clock);
});
