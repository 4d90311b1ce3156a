import { URL, fileURLToPath } from "node:url";
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = ["projects", "designer", "reports"];

/** Dependencies flow shared -> features -> app, and no feature knows another. */
const boundaries = [
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: [
                ...features.filter((other) => other !== feature).map((f) => `@/features/${f}/**`),
                "@/app/**",
              ],
              message: "Features import neither each other nor the app; compose them in src/app.",
            },
            {
              group: ["../../*"],
              message: "Leave the folder with '@/', so that boundaries can be read.",
            },
          ],
        },
      ],
    },
  })),
  {
    files: ["src/components/**", "src/lib/**", "src/generated/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@/features/**", "@/app/**"],
              message: "Shared code knows no feature.",
            },
          ],
        },
      ],
    },
  },
];

export default tseslint.config(
  { ignores: ["dist", "src/generated"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs["recommended-latest"],
  {
    languageOptions: {
      parserOptions: {
        project: "./tsconfig.json",
        tsconfigRootDir: fileURLToPath(new URL(".", import.meta.url)),
      },
    },
    rules: {
      // Numbers in a template are what this page is made of.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text is text; nothing is inserted as markup.",
        },
      ],
    },
  },
  ...boundaries,
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
);
