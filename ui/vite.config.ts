import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/** The parts of the first screen that other pages use too. */
const FIRST =
  /ui\/src\/(lib\/(api|dates|errors|locale|opened|region|route|session|ticks|undo|verdict)|platform|pages\/(Today|today\/)|components\/(AnswerLine|Button|Card|CautionNote|EmptyState|ErrorNote|InstructionBody|InstructionSheet|Mark|OtherLanguage|Page|Sheet|Shell|Skeleton|Sources|Toast)\.)|node_modules\/(svelte|esm-env|clsx|@fluent|@tauri-apps\/api\/core)/;

function isFirst(id: string): boolean {
  return FIRST.test(id.replaceAll("\\", "/")) || /lucide\/svelte\/dist\/[A-Za-z]+\.(js|svelte)$/.test(id);
}

export default defineConfig({
  plugins: [svelte()],
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
