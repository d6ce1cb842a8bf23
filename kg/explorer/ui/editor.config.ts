import { defineConfig } from "vite";

/** The editor of queries as one script, which defines `kgEditor`. */
export default defineConfig({
  build: {
    outDir: "build",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "src/editor.ts", formats: ["iife"], name: "kgEditor", fileName: () => "editor.js" },
  },
});
