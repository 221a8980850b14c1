import { defineConfig } from "vite";

// One classic script and one style sheet with fixed names: a page opened from a folder may load no modules.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  publicDir: false,
  build: {
    outDir: "../src/coranto/export/assets/room",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    lib: {
      entry: "src/main.tsx",
      name: "coranto",
      formats: ["iife"],
      fileName: () => "room.js",
      cssFileName: "room",
    },
  },
});
