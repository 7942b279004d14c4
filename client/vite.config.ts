import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { print, stripIgnoredCharacters, type DocumentNode } from 'graphql'
import { defineConfig, type Plugin } from 'vite'

const api = `http://127.0.0.1:${process.env.API_PORT ?? 4000}`

/**
 * Of the generated operations the browser gets the text and urql reads it when it is first asked: as parsed trees, with all fragments
 * in each, they are 500 KB that a slow machine would build up before the first screen.
 */
const operationsAsText: Plugin = {
  name: 'operations-as-text',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/client/generated/graphql.ts')) return undefined
    return code.replaceAll(/(?<=^export const \w+ = )\{"kind":"Document".*\}(?= as unknown as )/gm, (tree) =>
      JSON.stringify(stripIgnoredCharacters(print(JSON.parse(tree) as DocumentNode))),
    )
  },
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [vue(), operationsAsText],
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
    // A far line is slow by the number of files: what nearly every screen needs comes in few.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'ground',
              test: /node_modules\/(vue|@vue|vue-router|vue-i18n|@intlify|@urql|@0no-co|wonka|graphql-ws)\//,
              priority: 3,
            },
            // Not the calendar, which few screens open.
            {
              name: 'kit',
              test: /\/(element-plus\/es\/(?!components\/(date|time|calendar))|@element-plus|@vueuse|@popperjs|@floating-ui|lodash-es|async-validator)/,
              minShareCount: 2,
              priority: 2,
            },
            { name: 'english', test: /words\/en\//, priority: 1 },
            { name: 'shared', test: /client\/(app|components|composables|generated)\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/print': api } },
})
