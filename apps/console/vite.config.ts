import { transformAsync } from '@babel/core';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Turns Lingui's macros into plain calls. Lingui's own native transform needs a binary per platform; this one needs none.
 */
function linguiMacros(): Plugin {
  return {
    name: 'lingui-macros',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const done = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: ['@lingui/babel-plugin-lingui-macro'],
        });
        return done?.code ? { code: done.code, map: done.map ?? null } : null;
      },
    },
  };
}

export default defineConfig({
  plugins: [linguiMacros(), lingui(), react()],
  // The server puts a fresh nonce in this place on every answer (see apps/server, http/console.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  server: { port: 5173, strictPort: true, proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // The pure packages only declare things: what a screen does not use stays out of its chunk.
      treeshake: { moduleSideEffects: (id) => !/\/packages\/(rulebook|election|contract)\//.test(id) },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'antd',
              test: /node_modules\/(antd|@ant-design|@rc-component|rc-|@emotion|dayjs)/,
              minShareCount: 2,
            },
            { name: 'app', test: /node_modules\/(@tanstack|@lingui)\// },
          ],
        },
      },
    },
  },
});
