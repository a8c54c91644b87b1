// axe-core inside a page, with contrast.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it is: its violations in a line each, and how many rules applied. */
export async function audit(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // Under a bar that stays at the edge, what can be scrolled to would count as covered: so the page is shown whole.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 200) });
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), tags);
  await page.setViewportSize(size);
  const lines = found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} — ${node.failureSummary.replaceAll("\n", " ")}`),
  );
  // What axe cannot decide about contrast, such as text on a picture, is a finding too.
  const contrast = [...found.passes, ...found.violations].some((rule) => rule.id === "color-contrast");
  return { lines, rules: found.passes.length + found.violations.length, contrast };
}
