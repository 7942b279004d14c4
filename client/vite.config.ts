import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const api = `http://127.0.0.1:${process.env.API_PORT ?? 4000}`

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The oldest browser still found in county offices: the last Chromium that runs on their Windows 7 images.
    target: 'chrome86',
    cssTarget: 'chrome86',
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/print': api } },
})
