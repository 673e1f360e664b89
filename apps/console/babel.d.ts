/** The one call of Babel that the build uses; its own types are not installed. */
declare module '@babel/core' {
  export function transformAsync(
    code: string,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly code?: string; readonly map?: null | string } | null>;
}
