import { FluentResource } from "@fluent/bundle";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** The parts of the first screen that other pages use too. */
const FIRST =
  /ui\/src\/(app\/(Shell|Toast)|lib\/(api|dates|errors|locale|opened-pack|outcomes|region|route|session|undo|verdict)|platform|pages\/(Today|today\/|may-i\/AnswerLine|sessions\/CautionNote)|components\/(Button|Card|EmptyState|ErrorNote|InstructionBody|InstructionSheet|Mark|OtherLanguage|Page|Sheet|Skeleton|Sources)\.)|node_modules\/(svelte|esm-env|clsx|@fluent|@tauri-apps\/api\/core)/;

function isFirst(id: string): boolean {
  return FIRST.test(id.replaceAll("\\", "/")) || /lucide\/svelte\/dist\/[A-Za-z]+\.(js|svelte)$/.test(id);
}

/** The words are read while the app is built, so that the window only looks them up. */
function words(): Plugin {
  return {
    name: "words",
    transform(code, id) {
      if (!id.endsWith(".ftl")) return undefined;
      // Most messages are one pattern and nothing else; only they are worth writing short.
      const messages = new FluentResource(code).body.map(({ id, value, attributes }) =>
        Object.keys(attributes).length === 0 ? [id, value] : [id, value, attributes],
      );
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(messages))});`;
    },
  };
}

interface IconData {
  name: string;
  node: [string, Record<string, string>][];
}

/**
 * Icons as plain drawings: their own component works each one out anew, and the first screen alone has thirty. They take
 * `size`, `strokeWidth` and `class`, and are never read out: each stands beside its word.
 */
function icons(): Plugin {
  return {
    name: "icons",
    enforce: "pre",
    transform(code, id) {
      if (!/lucide\/svelte\/dist\/icons\/[a-z0-9-]+\.svelte$/.test(id)) return undefined;
      const data = /const iconData = (\{.*\});/.exec(code)?.[1];
      if (data === undefined) return this.error(`The icon ${id} is written in another way than expected`);
      const { name, node } = JSON.parse(data) as IconData;
      const shapes = node.map(([tag, attributes]) => {
        const written = Object.entries(attributes).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
        return `<${tag}${written.join("")} />`;
      });
      return `<script>
  const { size = 24, strokeWidth = 2, class: own = "" } = $props();
</script>
<svg
  xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
  stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" class="lucide lucide-${name} {own}"
  aria-hidden="true">${shapes.join("")}</svg>`;
    },
  };
}

export default defineConfig({
  plugins: [words(), icons(), svelte()],
  // Relative, so that the same files are served by the window's own scheme and by a plain host.
  base: "./",
  build: {
    target: "es2022",
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the first screen needs comes in one piece; each further file costs a way through the window's own scheme.
        codeSplitting: {
          groups: [{ name: "first", test: isFirst, priority: 1 }],
        },
      },
    },
  },
  server: { fs: { allow: [".."] } },
});
