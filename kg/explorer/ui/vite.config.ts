import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Puts script and style into the page itself, and lets the browser run these alone and ask no other site. Beside them
 * may run what editor.config.ts has built, which the page fetches from its own server.
 */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      let script = "";
      let style = "";
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === "chunk") script += part.code.trim();
        else if (name.endsWith(".css")) style += String(part.source).trim();
        if (!name.endsWith(".html")) delete bundle[name];
      }
      const page = bundle["page.html"];
      if (page?.type !== "asset") throw new Error("page.html is not in the bundle");
      page.source = String(page.source)
        .replace(/\s*<(script|link)\b[^>]*\b(src|href)="[^"]*"[^>]*>(<\/script>)?/g, "")
        .replace("{policy}", () => policy(script, style))
        .replace("</head>", () => `<style>${style}</style>\n</head>`)
        .replace("</body>", () => `<script>${script}</script>\n</body>`);
    },
  };
}

function policy(script: string, style: string): string {
  const editor = readFileSync("build/editor.js", "utf-8");
  return (
    `default-src 'none'; script-src ${hash(script)} ${hash(editor)}; style-src ${hash(style)}; ` +
    "img-src data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
  );
}

export default defineConfig({
  plugins: [oneFile()],
  build: {
    outDir: "build",
    emptyOutDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    target: "es2022",
    rolldownOptions: { input: "page.html", output: { format: "iife" } },
  },
});
