import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const onDisk = "What a patient writes is kept by the host, encrypted, and nowhere else.";
const onNetwork = "The page talks to its host only: src/platform.";

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/generated/"] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js"] },
        // The same for every file: where it differs from one file to the next, all types are worked out anew.
        extraFileExtensions: [".svelte"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A file and a function are short enough to be read whole.
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: onDisk },
        { name: "sessionStorage", message: onDisk },
        { name: "indexedDB", message: onDisk },
        { name: "caches", message: onDisk },
        { name: "fetch", message: onNetwork },
        { name: "XMLHttpRequest", message: onNetwork },
        { name: "WebSocket", message: onNetwork },
        { name: "EventSource", message: onNetwork },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.0.type=/Literal/]",
          message: "A date alone is read as midnight in Greenwich: use lib/dates.",
        },
        {
          selector:
            "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc)$/]",
          message: "A text is never markup.",
        },
        {
          selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
          message: "A text is never markup.",
        },
      ],
      // The window's policy drops style attributes without a word.
      "svelte/no-inline-styles": ["error", { allowTransitions: true }],
      // What a platform rejects with is the host's own error value: data, not an exception.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // Routes are plain fragments here, not SvelteKit's.
      "svelte/no-navigation-without-resolve": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Templates are full of words and numbers; both print as one expects.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["src/platform/loopback.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts", "**/*.svelte.js"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
    rules: {
      // In templates the linter sees `any` where svelte-check, which runs too, sees the type.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["**/*.test.ts"],
    // A mocked method is named so that the test can ask whether it was called; nothing calls it there.
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  {
    files: ["*.js"],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
);
