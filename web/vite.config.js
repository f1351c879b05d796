// Hashed files into web/dist/assets, and a manifest that src/pages/assets.h reads: plenary.css, script.js.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/s/",
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2020",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { script: "script/main.ts", style: "style/plenary.css" } },
  },
});
